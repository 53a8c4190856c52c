import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";
import { piecesOf } from "./links";

const linksIn = (text: string) => piecesOf(text).flatMap(({ href }) => href ?? []);

test("http, https and mailto are links, and the text around them stays as it was typed", () => {
  assert.deepEqual(piecesOf("See https://example.org/a?b=c#d, or\nmailto:bo@example.org."), [
    { text: "See " },
    { text: "https://example.org/a?b=c#d", href: "https://example.org/a?b=c#d" },
    { text: ", or\n" },
    { text: "mailto:bo@example.org", href: "mailto:bo@example.org" },
    { text: "." },
  ]);
  assert.deepEqual(linksIn("docs.example.org/letter, www.example.org and bo@example.org"), [
    "http://docs.example.org/letter",
    "http://www.example.org",
    "mailto:bo@example.org",
  ]);
});

test("nothing else is a link", () => {
  assert.deepEqual(linksIn("javascript:alert(1) ftp://example.org //example.org data:text/html,x file:///etc"), []);
  assert.deepEqual(linksIn("README.md and main.rs, at 10.30 or 192.168.0.1"), []);
});

test("together the pieces are the text", () => {
  for (const text of ["", " ", "plain", "https://example.org", "a https://example.org b www.example.org/c"])
    assert.equal(
      piecesOf(text)
        .map((it) => it.text)
        .join(""),
      text,
    );
});

test("an address that hides its host is no link, nor is a part of it", () => {
  for (const text of [
    "https://user:pw@host.example/",
    "https://user@host.example",
    "https://bank.example@evil.example/login",
    "www.bank.example@evil.example/login",
    "bank.example/a@evil.example".replace("/a", ""),
    "https://exa\u202emple.org/gro.knab",
    "https://bank.example\u200b.evil.example",
    "https://bank.example\u2066@evil.example",
  ])
    assert.deepEqual(
      linksIn(text).filter((href) => !href.startsWith("mailto:")),
      [],
      JSON.stringify(text),
    );
  assert.deepEqual(linksIn("https://user:pw@host.example/ and https://example.org/@bo?x=a@b"), [
    "https://example.org/@bo?x=a@b",
  ]);
});

test("a host with a character that looks like a delimiter is no link", () => {
  // The characters that Unicode counts as alike, and those that browsers themselves turn into these.
  const alike: Record<string, string> = createRequire(import.meta.url)("unhomoglyph/data.json");
  const delimiters = new Set("/.?#:@\\");
  const like = Object.keys(alike).filter((it) => delimiters.has([...(alike[it] ?? "")][0] ?? ""));
  const more = [..."／．。｡？＃：＠＼﹖﹟﹕﹫﹨‹›·•‧∙⋅⁚♯ノ丿ǃ"];
  assert.ok(like.length > 50, "the test knows many");
  for (const delimiter of [...like, ...more])
    for (const text of [
      `https://good.example${delimiter}evil.example/`,
      `https://good${delimiter}login.evil.example/x`,
      `good.example${delimiter}login.evil.example/`,
      `www.good.example${delimiter}evil.example`,
    ])
      for (const { href = "", text: shown, host } of piecesOf(text).filter((it) => it.href !== undefined)) {
        const [written = ""] = shown.replace(/^https:\/\//, "").split("/");
        const real = new URL(href).hostname;
        assert.ok(written === real || host === real, `${text} leads to ${real}, shown as ${shown}`);
        assert.ok(!shown.includes(delimiter) || host !== undefined, `U+${delimiter.codePointAt(0)?.toString(16)}`);
      }
});

const hostsBeside: Record<string, string | undefined> = {
  "https://example.com/a": undefined,
  "https://EXAMPLE.com:443/": undefined,
  "http://192.168.1.4:3000/join/x": undefined,
  "http://[::1]:3000/": undefined,
  "https://müller.de/": undefined,
  "https://straße.example/": undefined,
  "https://żółw.pl": undefined,
  "https://президент.рф/x": undefined,
  "https://яндекс.рф": undefined,
  "https://παράδειγμα.example/": undefined,
  "https://例え.jp/": undefined,
  "https://日本語abc.jp": undefined,
  "https://한국.kr/": undefined,
  "https://مثال.example/": undefined,
  "mailto:bo@müller.de": undefined,
  "https://exаmple.com": "xn--exmple-4nf.com",
  "http://exаmple.com/login?x#y": "xn--exmple-4nf.com",
  "www.exаmple.com": "www.xn--exmple-4nf.com",
  "exаmple.com/login": "xn--exmple-4nf.com",
  "mailto:bo@exаmple.com": "xn--exmple-4nf.com",
  "https://googlе.com": "xn--googl-3we.com",
  "https://gοοgle.com": "xn--ggle-0nda.com",
  "https://аррӏе.com/": "xn--80ak6aa92e.com",
  "https://ѕсоре.com": "xn--e1argc3h.com",
  "https://οοο.com": "xn--0xaaa.com",
  "https://օօօ.com": "xn--zbbaa.com",
  "https://ɢoogle.com": "xn--oogle-wmc.com",
  "https://exạmple.com": "xn--exmple-xc8b.com",
  "https://paypaı.com": "xn--paypa-r4a.com",
  "https://ａpple.com": "apple.com",
  "https://2130706433/": "127.0.0.1",
  "https://0x7f.1/x": "127.0.0.1",
  "https://xn--80ak6aa92e.com/": undefined,
};

for (const [text, host] of Object.entries(hostsBeside))
  test(`${text} ${host === undefined ? "is what it seems" : `shows ${host}`}`, () => {
    const [link, ...more] = piecesOf(text);
    assert.deepEqual(more, []);
    assert.ok(link?.href, "it is a link");
    assert.equal(link.host, host);
  });
