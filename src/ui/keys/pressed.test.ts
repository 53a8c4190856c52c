import assert from "node:assert/strict";
import { test } from "node:test";
import { entryOf, KEYS, type KeyName, type Stroke } from "./keys";
import { isPressed, strokeOf } from "./pressed";

const NONE = { code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const names = Object.keys(KEYS) as KeyName[];

test("Ctrl belongs to the command, and on a Mac ⌘: Ctrl+K goes on deleting a line there", () => {
  const [control, meta] = [
    { ...NONE, key: "k", ctrlKey: true },
    { ...NONE, key: "k", metaKey: true },
  ];
  assert.deepEqual([isPressed("switcher", control, false), isPressed("switcher", meta, false)], [true, false]);
  assert.deepEqual([isPressed("switcher", control, true), isPressed("switcher", meta, true)], [false, true]);
});

test("A command is where its letter is, on a Russian keyboard and on a Dvorak", () => {
  assert.ok(isPressed("switcher", { ...NONE, key: "л", code: "KeyK", ctrlKey: true }, false));
  assert.ok(!isPressed("switcher", { ...NONE, key: "t", code: "KeyK", ctrlKey: true }, false));
});

test("A question mark counts wherever a keyboard has it, and a letter also when Caps Lock is on", () => {
  assert.ok(isPressed("sheet", { ...NONE, key: "?", shiftKey: true }, false));
  assert.ok(isPressed("sheet", { ...NONE, key: "?" }, false));
  assert.ok(isPressed("to_field", { ...NONE, key: "C" }, false));
  assert.ok(!isPressed("to_field", { ...NONE, key: "c", ctrlKey: true }, false), "Ctrl+C copies");
});

test("The strokes of a series are told apart", () => {
  const at = (key: string, more = {}) => strokeOf("conversations", { ...NONE, key, altKey: true, ...more }, false);
  assert.deepEqual([at("ArrowUp"), at("ArrowDown"), at("ArrowDown", { shiftKey: true })], [0, 1, -1]);
  assert.deepEqual(
    [false, true].map((shiftKey) => strokeOf("regions", { ...NONE, key: "F6", shiftKey }, false)),
    [0, 1],
  );
});

test("No two entries that can be switched off have the same stroke in the same place", () => {
  const strokes = names
    .filter((name) => !entryOf(name).isFixed)
    .flatMap((name) => entryOf(name).strokes.map((stroke: Stroke) => JSON.stringify(stroke)));
  assert.ok(strokes.length > 10);
  assert.equal(new Set(strokes).size, strokes.length);
});
