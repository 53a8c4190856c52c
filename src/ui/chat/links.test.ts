import assert from "node:assert/strict";
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
