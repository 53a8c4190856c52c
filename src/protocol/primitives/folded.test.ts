import assert from "node:assert/strict";
import { test } from "node:test";
import { folded, wordsOf } from "../index";

test("a search finds names with accents and capitals", () => {
  for (const [typed, name] of [
    ["lukasz", "Łukasz"],
    ["ŁUKASZ", "łukasz"],
    ["asa", "Åsa"],
    ["soren", "Søren"],
    ["dorde", "Đorđe"],
    ["strasse", "Straße"],
    ["aegir", "Ægir"],
    ["oeuvre", "Œuvre"],
    ["istanbul", "İstanbul"],
    ["isik", "Işık"],
    ["jose", "José"],
    ["nguyen", "Nguyễn"],
    ["thorir", "Þórir"],
    ["νικος", "Νίκος"],
    ["ａｎｎａ", "Anna"],
    ["o'neill", "O’Neill"],
  ] as const)
    assert.equal(folded(typed), folded(name), name);
});

test("the words of a search are what stands between spaces", () => {
  assert.deepEqual(wordsOf("  Åsa\u00a0 Ødegård "), ["asa", "odegard"]);
  assert.deepEqual(wordsOf(" "), []);
});
