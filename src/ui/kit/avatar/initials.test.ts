import assert from "node:assert/strict";
import test from "node:test";
import { initials } from "./initials";

test("a name is shortened to the letters of its first and last word", () => {
  assert.equal(initials("Amira Khalil"), "AK");
  assert.equal(initials("  maria  del  carmen   lópez "), "ML");
  assert.equal(initials("Bo"), "B");
});

test("names in any script and with any ornament have initials", () => {
  assert.equal(initials("مريم الخطيب"), "ما");
  assert.equal(initials("田中 由紀"), "田由");
  assert.equal(initials("(Dr.) Åsa Öberg"), "DÖ");
  assert.equal(initials("👩‍🚀 Ada"), "👩‍🚀A");
});

test("a name without a letter has none", () => {
  assert.equal(initials("– …"), "");
});
