import assert from "node:assert/strict";
import { test } from "node:test";
import { isOnlyEmoji } from "./only-emoji";

test("one to five emoji are larger, with spaces or without", () => {
  for (const text of ["👍", "🎉 🎉", "❤️", "👨‍👩‍👧‍👦👋🏽", "🇩🇪", "1️⃣", "👍👍👍👍👍"])
    assert.equal(isOnlyEmoji(text), true, text);
});

test("a text, more emoji, and signs that are letters are not", () => {
  for (const text of ["", " ", "ok 👍", "👍👍👍👍👍👍", "1", "#", "©", "♥", "👍\n👍", `👍${"\u200d👍".repeat(60)}`])
    assert.equal(isOnlyEmoji(text), false, text);
});
