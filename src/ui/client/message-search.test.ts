import assert from "node:assert/strict";
import test from "node:test";
import type { StoredMessage } from "../../protocol";
import type { View } from "../../room/view";
import { MOST_PAGES, readBackTo } from "./message-search";

const everyone = { scope: "global" } as const;
const message = (id: string): StoredMessage => ({ id, scope: "global", source: "b", timestamp: id, content: id });

/** A conversation of pages, of which the newest is loaded. */
function history(...pages: readonly (readonly string[])[]) {
  let loaded = 1;
  const seen: number[] = [];
  const view = () => {
    const messages = pages.slice(-loaded).flat().map(message);
    const global = { key: "global", to: everyone, messages, complete: loaded >= pages.length };
    return { chat: { conversations: { global } } } as unknown as View;
  };
  const readOlder = async () => {
    loaded += 1;
    return true;
  };
  return { view, readOlder, onPage: (count: number) => void seen.push(count), seen };
}

test("pages are read back to the message, and no further", async () => {
  const reading = history(["1"], ["2", "3"], ["4"], ["5"]);
  assert.equal(await readBackTo("3", everyone, reading), "there");
  assert.deepEqual(reading.seen, [0, 1]);
  assert.equal(await readBackTo("5", everyone, reading), "there");
  assert.deepEqual(reading.seen, [0, 1]);
});

test("a message that is in no page is gone, and so is a conversation", async () => {
  assert.equal(await readBackTo("x", everyone, history(["1"], ["2"])), "gone");
  assert.equal(await readBackTo("1", { scope: "group", target: "g" }, history(["1"])), "gone");
});

test("the way back ends after a number of pages, and with a page that fails", async () => {
  const far = history(...Array.from({ length: MOST_PAGES + 2 }, (_, nth) => [`${nth}`]));
  assert.equal(await readBackTo("0", everyone, far), "too_far");
  assert.equal(far.seen.length, MOST_PAGES);
  const failing = { ...history(["1"], ["2"]), readOlder: async () => false };
  assert.equal(await readBackTo("1", everyone, failing), "failed");
});
