import assert from "node:assert/strict";
import test from "node:test";
import { type Action, placeOf, type Toast, withoutNews, withToast } from "./toast-stack";

const undo = (about?: string): Action => ({ label: "Undo", name: "Undo", run: () => {}, ...(about && { about }) });
const news = (text: string) => ({ text, tone: "good" as const });
const act = (text: string, about?: string) => ({ ...news(text), action: undo(about) });

function textsOf(...toasts: readonly Omit<Toast, "key">[]): string[] {
  return toasts.reduce<readonly Toast[]>(withToast, []).map(({ text }) => text);
}

test("three with an action stay, and a fourth ends the oldest", () => {
  assert.deepEqual(textsOf(act("a"), act("b"), act("c")), ["a", "b", "c"]);
  assert.deepEqual(textsOf(act("a"), act("b"), act("c"), act("d")), ["b", "c", "d"]);
});

test("news gives way, and ends no action", () => {
  assert.deepEqual(textsOf(act("a"), news("1"), act("b"), act("c"), news("2")), ["a", "b", "c", "2"]);
  assert.deepEqual(textsOf(news("1"), news("2")), ["2"]);
  assert.deepEqual(textsOf(news("1"), act("a")), ["a"]);
});

test("a later action on the same takes the place of the earlier one", () => {
  assert.deepEqual(textsOf(act("muted", "mute bob"), act("x", "mute carol"), act("unmuted", "mute bob")), [
    "x",
    "unmuted",
  ]);
});

test("each has a key of its own, also after the last one has ended", () => {
  const two = [act("a"), news("1")].reduce<readonly Toast[]>(withToast, []);
  const keys = withToast(two, news("2")).map(({ key }) => key);
  assert.equal(new Set(keys).size, 2);
  assert.ok(!two.some(({ key, text }) => text === "1" && keys.includes(key)));
});

test("actions stay while somebody goes through one room", () => {
  assert.deepEqual(
    withoutNews([act("a"), news("1")].reduce<readonly Toast[]>(withToast, [])).map(({ text }) => text),
    ["a"],
  );
  assert.equal(placeOf("/rooms/1/moderate/people"), placeOf("/rooms/1"));
  assert.notEqual(placeOf("/rooms/1"), placeOf("/rooms/2"));
  assert.notEqual(placeOf("/rooms/1"), placeOf("/"));
});
