import assert from "node:assert/strict";
import test from "node:test";
import { askedAt } from "./asked";

/** The caret stands at the bar. */
const asked = (text: string, ...chosen: string[]) => askedAt(text.replace("|", ""), text.indexOf("|"), chosen)?.query;

test("a mention is sought behind an @ at the beginning of a word, up to the caret", () => {
  assert.equal(asked("@b|"), "b");
  assert.equal(asked("Hello (@Bob S|"), "Bob S");
  assert.equal(asked("Hello\n@bo|b"), "bo");
  assert.equal(asked("你好@王|"), "王");
});

test("an address, a lone sign and another line are no search", () => {
  for (const text of ["a@b|", "a.b@example|", "@|", "@ b|", "@b\nc|", "no|", "@a@b|"])
    assert.equal(asked(text), undefined);
});

test("a chosen mention is not sought again while the sentence goes on", () => {
  assert.equal(asked("@Bob |", "@Bob"), undefined);
  assert.equal(asked("@Bob and so o|", "@Bob"), undefined);
  assert.equal(asked("@Bob and @Bo|", "@Bob"), "Bo");
});
