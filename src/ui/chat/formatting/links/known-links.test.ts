import assert from "node:assert/strict";
import { test } from "node:test";
import { hasLink } from "../../../../protocol";
import { formatted } from "../formatted";
import { piecesOf } from "./links";

const SCAMS = [
  ...["evil.com/", "evil.com/ x", "evil.com?x=1/", "evil.com#/x", "evil.xn--p1ai/x", "a@evil.com", "www.evil.com"],
  ...[
    "EVIL.com/x",
    "evil.рф/",
    "sub.evil.co.uk/offer?a=b",
    "mailto:a@evil",
    "http://evil",
    "https://[::1]/",
    "www.com",
  ],
];

test("the links that people are lured by are drawn, and known to the rule on links and to the search", () => {
  for (const text of SCAMS) {
    assert.equal(piecesOf(text).filter(({ href }) => href !== undefined).length, 1, text);
    assert.ok(hasLink(text), text);
  }
});

const PARTS = [
  ...[..."abwе1./:@?#-_~*`[](){}<>|,;!'\" \n", "é", "会", "😀", "\u0301", "\u200b", "\ufeff", "＠", "。", "｜"],
  ...["http", "https", "mailto", "ftp", "://", "//", "www.", "evil", ".com", ".co.uk", ".рф", "xn--p1ai", ".rs"],
  ...[
    "**",
    "~~",
    "> ",
    "- ",
    "localhost",
    "127.0.0.1",
    "[::1]",
    "@[IPv6:::1]",
    ":80",
    "%2f",
    "evil.com/",
    "a@evil.com",
  ],
];

test("whatever the page draws as a link, in any formatting, is known to the rule and to the search", () => {
  let state = 42;
  const below = (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  let drawn = 0;
  for (let round = 0; round < 30_000; round++) {
    const text = Array.from({ length: 1 + below(9) }, () => PARTS[below(PARTS.length)]).join("");
    if (!JSON.stringify(formatted(text)).includes('"kind":"link"')) continue;
    drawn++;
    assert.ok(hasLink(text), JSON.stringify(text));
  }
  assert.ok(drawn > 2_000, `${drawn} texts have links`);
});
