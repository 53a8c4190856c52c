import assert from "node:assert/strict";
import { test } from "node:test";
import { folded, matcherOf, wordsOf } from "../index";
import { FOREIGN_NAMES } from "../testing/foreign-names";

test("a search finds names with accents and capitals", () => {
  for (const [typed, name] of FOREIGN_NAMES)
    for (const written of [name, name.normalize("NFD"), name.toUpperCase(), name.toLowerCase()])
      assert.equal(folded(written), folded(typed), name);
});

test("a folded text folds to itself", () => {
  for (const [, name] of FOREIGN_NAMES) assert.equal(folded(folded(name)), folded(name), name);
});

test("the words of a search are what stands between spaces", () => {
  assert.deepEqual(wordsOf("  Åsa\u00a0 Ødegård "), ["asa", "odegard"]);
  assert.deepEqual(wordsOf(" "), []);
});

test("a match contains each word, in any order and anywhere", () => {
  const matches = matcherOf("degard  ÅSA");
  assert.ok(matches("Asal Ødegård"));
  assert.ok(!matches("Ødegård"));
  assert.ok(matcherOf(" ")("Åsa"), "a search without words finds all");
});
