import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { shortened } from "./shortened";

test("a text that fits stays as it is", () => {
  assert.equal(shortened("👩‍👩‍👧‍👦!", 12), "👩‍👩‍👧‍👦!");
});

test("an emoji, a flag and an accented letter are kept or left out as a whole", () => {
  const family = "👩‍👩‍👧‍👦";
  for (let most = 1; most <= family.length; most += 1) assert.equal(shortened(`a${family}b`, most), "a…", `${most}`);
  assert.equal(shortened("abc🇩🇪🇫🇷", 8), "abc🇩🇪…");
  assert.equal(shortened("ne\u0301e", 2), "n…");
});

test("no text is cut into a lone surrogate, and none grows beyond its bound and an ellipsis", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const short = shortened(text, most);
      assert.equal(Buffer.from(short).toString(), short);
      assert.ok(short.length <= Math.max(most + 1, text.length <= most ? text.length : 0));
      assert.ok(text.startsWith(short.replace(/…$/, "")) || short === text);
    }),
  );
});

test("a megabyte of marks on one letter costs no time", () => {
  const start = performance.now();
  assert.equal(shortened(`a${"\u0301".repeat(1_000_000)}`, 100), "…");
  assert.ok(performance.now() - start < 500);
});
