import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hasLink } from "../index";

describe("A text has a link", () => {
  for (const text of [
    ...["https://a.example", "see HTTP://a.example/x", "www.example.org", "(docs.example.org/letter)", "mailto:bo@b"],
    ...["a@evil.com", "evil.com/", "evil.com/ x", "evil.com?x=1/", "evil.com#/x", "evil.xn--p1ai/x", "evil.рф/"],
  ])
    test(`in ${text}`, () => {
      assert.ok(hasLink(text));
      assert.ok(hasLink(`so${text}so\n`) && hasLink(`**_${text}_**`), "whatever is beside it");
    });

  for (const text of [
    ...[
      "no link",
      "main.rs and README.md",
      "and/or",
      "https://",
      "1.5/2",
      "",
      "is it main.rs? yes/no",
      "@you",
      "a @ b.c",
    ],
    ...["well... www...", "evil.com", "README.md#usage"],
  ])
    test(`but not in ${JSON.stringify(text)}`, () => assert.ok(!hasLink(text)));
});

const WORST = [
  ..."a.@/:?#w",
  ...[
    "a.",
    "a@",
    "a.com",
    "a.com?",
    "a@a.",
    "http:",
    "http://",
    "www.",
    "xn--",
    "a.xn--",
    "mailto:",
    "\ufdfa",
    "会議室.",
  ],
];

for (const part of WORST)
  for (const end of ["", " a"])
    test(`4 KiB of ${JSON.stringify(part + end)} take less than a millisecond`, () => {
      const text = (part + end).repeat(4_096 / Buffer.byteLength(part + end));
      const times = Array.from({ length: 20 }, () => {
        const start = performance.now();
        hasLink(text);
        return performance.now() - start;
      });
      assert.ok(Math.min(...times) < 1, `${Math.min(...times)} ms`);
    });
