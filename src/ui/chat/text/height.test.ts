import assert from "node:assert/strict";
import test from "node:test";
import { mayBeHigh } from "./height";

test("a short sentence fits on every screen", () => {
  for (const text of ["", "Good morning", "Grüße aus Łódź – bis später …", "One.\nTwo.\nThree.", "👍", "x".repeat(80)])
    assert.equal(mayBeHigh(text), false, text);
});

test("some lines of letters of twice the size may be higher than a phone", () => {
  assert.equal(mayBeHigh("x".repeat(81)), true);
  assert.equal(mayBeHigh("Word ".repeat(80)), true);
});

test("a few characters that are as wide as a line may be higher, too", () => {
  assert.equal(mayBeHigh("﷽".repeat(9)), true);
  assert.equal(mayBeHigh("𒐫".repeat(5)), true);
});

test("every line break counts", () => {
  for (const end of ["\n", "\r", "\r\n", "\v", "\f", "\u0085", "\u2028", "\u2029"]) {
    assert.equal(mayBeHigh(`a${end.repeat(3)}b`), false, JSON.stringify(end));
    assert.equal(mayBeHigh(`a${end.repeat(6)}b`), true, JSON.stringify(end));
  }
});
