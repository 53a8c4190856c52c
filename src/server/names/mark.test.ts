import assert from "node:assert/strict";
import { test } from "node:test";
import { markable, marked, markIn } from "./mark";

test("a mark is a number from 2 on, in whatever brackets or signs, on either side", () => {
  for (const [name, base, mark] of [
    ["Alice", "Alice", 1],
    ["Alice (2)", "Alice", 2],
    ["Alice（３０）", "Alice", 30],
    ["Alice [2]", "Alice", 2],
    ["Alice -2-", "Alice", 2],
    ["Alice (2", "Alice", 2],
    ["Alice 2)", "Alice", 2],
    ["Alice (2) ★", "Alice", 2],
    ["Alice ②", "Alice", 2],
    ["Alice ❷", "Alice", 1],
    ["[3] Alice ✓", "Alice ✓", 3],
    ["(2) Alice (3)", "Alice", 3],
    ["★ (2)", "★", 2],
    ["Ϲlara (2)", "Ϲlara", 2],
  ] as const)
    assert.deepEqual(markIn(name), { base, mark }, name);
});

test("a number that no mark has is none, and no part of the name either", () => {
  for (const number of ["0", "1", "00", "1000000", "99999999999999999999", "२"])
    for (const name of [`Alice (${number})`, `Alice [${number}]`, `{${number}} Alice`, `Alice (${number}) (1)`])
      assert.deepEqual(markIn(name), { base: "Alice", mark: 1 }, name);
});

test("numbers without signs around them, and names of nothing else, are names", () => {
  for (const plain of ["(2)", "(2) (3)", "Alice (2) B", "Alice 2", "Alice (x)", "R2-D2", "Bob-3-x", "2", "#1"])
    assert.deepEqual(markIn(plain), { base: plain, mark: 1 });
});

test("a name and its mark fit into the length of a name, with no letter cut in two", () => {
  assert.equal(marked({ base: markable("Alice"), mark: 2 }), "Alice (2)");
  for (const letter of ["a", "😀", "e\u0301", "👩‍👩‍👧‍👦"]) {
    const name = letter.repeat(Math.floor(100 / letter.length));
    const base = markable(name);
    assert.ok(marked({ base, mark: 999_999 }).length <= 100);
    assert.equal(base.length % letter.length, 0, letter);
    assert.ok(base.length + letter.length > 91);
  }
});
