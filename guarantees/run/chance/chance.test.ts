import assert from "node:assert/strict";
import { test } from "node:test";
import { Chance } from "./chance";

const choices = (seed: number, who: string) => {
  const chance = new Chance(seed, who);
  return Array.from({ length: 50 }, () => [
    chance.from(1, 1000),
    chance.oneOf(["a", "b", "c"]),
    chance.someOf(["d", "e"]).join(),
    chance.among({ often: 9, seldom: 1 }),
  ]);
};

test("A chooser with a seed chooses the same again, and no other does", () => {
  assert.deepEqual(choices(42, "Bob"), choices(42, "Bob"));
  assert.notDeepEqual(choices(42, "Bob"), choices(42, "Carol"));
  assert.notDeepEqual(choices(42, "Bob"), choices(43, "Bob"));
});

test("A greater weight is chosen more often", () => {
  const chance = new Chance(1, "Alice");
  const chosen = Array.from({ length: 1000 }, () => chance.among({ often: 9, seldom: 1, never: 0 }));
  const count = (name: string) => chosen.filter((it) => it === name).length;
  assert.ok(count("often") > 850 && count("seldom") > 50, `${count("often")} and ${count("seldom")}`);
  assert.equal(count("never"), 0);
});
