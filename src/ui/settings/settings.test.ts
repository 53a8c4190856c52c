import assert from "node:assert/strict";
import { test } from "node:test";
import { settingsIn } from "./settings";

const usual = settingsIn(undefined);

test("Without a choice, the page looks as the system does, and Enter sends", () => {
  assert.deepEqual([usual.theme, usual.text_size, usual.enter, usual.shortcuts], ["system", "normal", "sends", true]);
});

test("A choice is kept beside one that this page does not know", () => {
  const text = JSON.stringify({ theme: "dark", density: "airy", clock: 12, later: true });
  assert.deepEqual(settingsIn(text), { ...usual, theme: "dark" });
});

test("Settings that are damaged are the usual ones", () => {
  for (const text of ["", "{", "null", "[]", '"dark"', "7"]) assert.deepEqual(settingsIn(text), usual, text);
});
