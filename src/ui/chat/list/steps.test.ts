import assert from "node:assert/strict";
import test from "node:test";
import type { Row } from "../messages/rows";
import { nearestMessage, pageAway, restBeyond } from "./steps";

const message = (key: string): Row => ({ kind: "message", key, leads: true, message: {} as never });
const rows: Row[] = [
  { kind: "top", key: "top" },
  { kind: "day", key: "day", timestamp: "" },
  ...["1", "2", "3"].map(message),
  { kind: "new", key: "new" },
  ...["4", "5", "6"].map(message),
];
/** All rows are 100 pixels high, and three of them are in sight. */
const list = {
  viewportSize: 300,
  getItemOffset: (index: number) => index * 100,
  findItemIndex: (offset: number) => Math.min(rows.length - 1, Math.floor(offset / 100)),
};

test("lines between the messages are passed over", () => {
  assert.equal(nearestMessage(rows, 0, 1), 2);
  assert.equal(nearestMessage(rows, 5, -1), 4);
  assert.equal(nearestMessage(rows, 5, 1), 6);
  assert.equal(nearestMessage(rows, 1, -1), undefined);
  assert.equal(nearestMessage(rows, rows.length, 1), undefined);
});

test("a page away is a message about a screen further", () => {
  assert.equal(pageAway(rows, list, 2, 1), 4);
  assert.equal(pageAway(rows, list, 4, 1), 7);
  assert.equal(pageAway(rows, list, 7, -1), 4);
});

test("a page always leads further, and nowhere beyond the ends", () => {
  const high = { ...list, viewportSize: 10 };
  assert.equal(pageAway(rows, high, 4, 1), 6);
  assert.equal(pageAway(rows, high, 6, -1), 4);
  assert.equal(pageAway(rows, list, 8, 1), undefined);
  assert.equal(pageAway(rows, list, 2, -1), undefined);
});

test("a message that is higher than the list is read through before the focus moves on", () => {
  const frame = { top: 0, bottom: 100, height: 100 };
  const high = (top: number) => ({ top, bottom: top + 250, height: 250 });
  assert.equal(restBeyond(high(0), frame, 1), 80);
  assert.equal(restBeyond(high(-140), frame, 1), 11);
  assert.equal(restBeyond(high(-151), frame, 1), 0);
  assert.equal(restBeyond(high(-151), frame, -1), 80);
  assert.equal(restBeyond({ top: 50, bottom: 130, height: 80 }, frame, 1), 0);
});
