import assert from "node:assert/strict";
import test from "node:test";
import { namedReactors, reactedWords } from "./named-reactors";

const names = Array.from({ length: 12 }, (_, at) => `Person ${at + 1}`);

test("few are named, and many are counted", () => {
  assert.deepEqual(namedReactors(names.slice(0, 3), 3), { named: names.slice(0, 3), others: 0 });
  assert.deepEqual(namedReactors(names.slice(0, 9), 9), { named: names.slice(0, 9), others: 0 });
  assert.deepEqual(namedReactors(names, 12), { named: names.slice(0, 8), others: 4 });
});

test("a count that is ahead of the names, or behind them, is the one that holds", () => {
  assert.deepEqual(namedReactors([], 3), { named: [], others: 3 });
  assert.deepEqual(namedReactors(names.slice(0, 2), 1), { named: names.slice(0, 1), others: 0 });
  assert.deepEqual(namedReactors(names.slice(0, 1), 0), { named: [], others: 0 });
});

test("a sentence begins with a capital, and a name stays as it is", () => {
  const parts = { who: "anna", what: "grinsendes Gesicht", language: "de" };
  assert.equal(reactedWords("<what/>: <who/>", parts), "Grinsendes Gesicht: anna");
  assert.equal(reactedWords("<who/> reacted with <what/>", parts), "anna reacted with grinsendes Gesicht");
});
