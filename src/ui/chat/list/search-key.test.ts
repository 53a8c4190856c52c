import assert from "node:assert/strict";
import test from "node:test";
import { isCommand, isSearch } from "./search-key";

const alone = (key: string, code: string) => ({ key, code, ctrlKey: false, metaKey: false });
const withCtrl = (key: string, code: string) => ({ ...alone(key, code), ctrlKey: true });
const withMeta = (key: string, code: string) => ({ ...alone(key, code), metaKey: true });

test("Ctrl+F, Ctrl+G, ⌘F and F3 search, in a text field too", () => {
  for (const key of [withCtrl("f", "KeyF"), withCtrl("G", "KeyG"), withMeta("f", "KeyF"), alone("F3", "F3")]) {
    assert.equal(isSearch(key, false), true);
    assert.equal(isSearch(key, true), true);
  }
  assert.equal(isSearch(alone("f", "KeyF"), false), false);
});

test("a keyboard that is not Latin has the same commands", () => {
  assert.equal(isSearch(withCtrl("а", "KeyF"), false), true);
  assert.equal(isSearch(withCtrl("п", "KeyG"), false), true);
  assert.equal(isCommand(withCtrl("ф", "KeyA"), "a"), true);
  assert.equal(isCommand(withMeta("ש", "KeyA"), "a"), true);
});

test("a Latin keyboard of another order goes by its letters", () => {
  assert.equal(isCommand(withCtrl("a", "KeyQ"), "a"), true);
  assert.equal(isCommand(withCtrl("q", "KeyA"), "a"), false);
  assert.equal(isSearch(withCtrl("u", "KeyF"), false), false);
});

test("a slash and an apostrophe search, but not in a text field", () => {
  for (const key of [alone("/", "Slash"), alone("'", "Quote")]) {
    assert.equal(isSearch(key, false), true);
    assert.equal(isSearch(key, true), false);
  }
  assert.equal(isSearch(withCtrl("/", "Slash"), false), false);
});
