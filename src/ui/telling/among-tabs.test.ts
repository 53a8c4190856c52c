import assert from "node:assert/strict";
import { test } from "node:test";
import { AmongTabs, type Word } from "./among-tabs";

/** Tabs that hear each other; `reading` names those in which the user has everything before their eyes. */
function tabs(names: string, reading = ""): AmongTabs[] {
  const all: AmongTabs[] = [];
  for (const tab of names) {
    const others = (word: Word) => {
      for (const it of all) if (it !== self) it.hear(structuredClone(word));
    };
    const self = new AmongTabs({ tab, say: others, reads: (ids) => (reading.includes(tab) ? ids : []) });
    all.push(self);
  }
  return all;
}

const tellers = (all: readonly AmongTabs[], id: string) => all.map((it) => it.mine([id]).length);

test("Of three tabs the one tells at which the user has looked last", () => {
  const all = tabs("abc");
  all.forEach((it, at) => {
    it.look([5, 9, 7][at] ?? 0);
  });
  for (const it of all) it.claim(["m"]);
  assert.deepEqual(tellers(all, "m"), [0, 1, 0]);
});

test("Tabs that nobody has looked at agree on one, too, and a tab alone tells", () => {
  const all = tabs("abc");
  for (const it of all) it.claim(["m"]);
  assert.deepEqual(tellers(all, "m"), [0, 0, 1]);
  assert.deepEqual(tellers(tabs("a"), "m"), [1]);
});

test("A tab that sleeps does not keep the others from telling", () => {
  const [asleep, ...awake] = tabs("abc");
  asleep?.look(9);
  for (const it of awake) it.claim(["m"]);
  assert.deepEqual(tellers(awake, "m"), [0, 1]);
});

test("What one tab has told no other tells, not even a better one that hears of it late", () => {
  const [late, early] = tabs("ab");
  assert.ok(late && early);
  late.look(9);
  early.claim(["m"]);
  early.told(early.mine(["m"]), 1_000);
  late.claim(["m"]);
  assert.deepEqual([late.mine(["m"]), late.toldAt], [[], 1_000]);
});

test("What the user reads in one tab is told by none", () => {
  const all = tabs("abc", "a");
  for (const it of all.slice(1)) it.claim(["m"]);
  assert.deepEqual(tellers(all, "m").slice(1), [0, 0]);
});
