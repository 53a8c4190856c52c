import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Worker } from "node:worker_threads";
import { SEARCHES_OF_ADDRESS } from "../../kit/limits";
import { SearchThread } from "./search-thread";
import type { Sought } from "./sought";

const sought: Sought = {
  room_id: "r",
  conversations: ["global"],
  term: "it",
  hasLink: false,
  from: 0,
  before: 9,
  limit: 1,
};

/** A thread that answers with the search's `source` as the id, never answers a search without one, and can crash. */
const PROGRAM = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", ({ kind, id, sought }) => {
    if (kind === "close") return parentPort.close();
    if (kind === "stop") return parentPort.postMessage({ id, found: { ids: [], next: 5, took: 0 } });
    if (sought.source === "crash") throw new Error("by itself");
    if (sought.source === "fault") parentPort.postMessage({ id, fault: { message: "no", code: "ECONNRESET" } });
    else if (sought.source !== undefined) parentPort.postMessage({ id, found: { ids: [sought.source], took: 1 } });
  });`;

function threads() {
  let started = 0;
  const thread = new SearchThread(() => {
    started += 1;
    return new Worker(PROGRAM, { eval: true });
  });
  const search = (source: string, address = "a") => thread.search({ ...sought, source }, { address });
  return { thread, search, started: () => started };
}

describe("The thread of searches", () => {
  test("starts with the first search, and answers each with its own", async () => {
    const { thread, search, started } = threads();
    assert.equal(started(), 0);
    const found = await Promise.all(["1", "2", "3"].map((source) => search(source)));
    assert.deepEqual(
      found.map(({ ids }) => ids),
      [["1"], ["2"], ["3"]],
    );
    assert.equal(started(), 1);
    await thread.close();
  });

  test("fails the searches that are under way when it crashes, and starts again with the next", async () => {
    const { thread, search, started } = threads();
    const waiting = thread.search(sought, { address: "a" });
    await assert.rejects(search("crash"), /has failed/);
    await assert.rejects(waiting, /has failed/);
    assert.deepEqual((await search("1")).ids, ["1"]);
    assert.equal(started(), 2);
    await thread.close();
  });

  test("tells a fault with the sign of an outage", async () => {
    const { thread, search } = threads();
    await assert.rejects(search("fault"), { code: "ECONNRESET", message: "a search failed: no" });
    await thread.close();
  });

  test("ends a search that is called off, with what was found so far", async () => {
    const { thread } = threads();
    const calling = new AbortController();
    const searched = thread.search(sought, { address: "a", signal: calling.signal });
    calling.abort();
    assert.deepEqual(await searched, { ids: [], next: 5, took: 0 });
    const late = thread.search(sought, { address: "a", signal: calling.signal });
    assert.deepEqual(await late, { ids: [], next: 9, took: 0 });
    await thread.close();
  });

  test("has so many searches of an address under way, and refuses another one of it alone", async () => {
    const { thread, search } = threads();
    const calling = new AbortController();
    const asking = { address: "a", signal: calling.signal };
    const waiting = Array.from({ length: SEARCHES_OF_ADDRESS }, () => thread.search(sought, asking));
    await assert.rejects(search("1"), { bad: { reason: "too_many_requests", retry_after_ms: 1_000 } });
    assert.deepEqual((await search("1", "b")).ids, ["1"]);
    calling.abort();
    await Promise.all(waiting);
    assert.deepEqual((await search("1")).ids, ["1"]);
    await thread.close();
  });
});
