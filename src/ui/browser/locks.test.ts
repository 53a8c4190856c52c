import assert from "node:assert/strict";
import test from "node:test";
import { underLock } from "./locks";

function locksThat(request: (work: () => Promise<unknown>) => Promise<unknown>): LockManager {
  return { request: (_: string, __: LockOptions, work: () => Promise<unknown>) => request(work), query } as LockManager;
}
const query = () => Promise.resolve({});

test("work is done once where the browser forbids locks, however it says so", async () => {
  const forbidden = new DOMException("Access to the Locks API is denied in this context.", "SecurityError");
  const thrown = locksThat(() => {
    throw forbidden;
  });
  const rejected = locksThat(() => Promise.reject(forbidden));
  for (const locks of [undefined, thrown, rejected]) {
    let times = 0;
    assert.equal(await underLock("a", async () => ++times, { locks }), 1);
    assert.equal(times, 1);
  }
});

test("work that fails is not done again", async () => {
  let times = 0;
  const work = async () => {
    times += 1;
    throw new Error("no answer");
  };
  await assert.rejects(underLock("a", work, { locks: locksThat((begin) => begin()) }), /no answer/);
  assert.equal(times, 1);
});

test("a stolen lock, or an aborted wait for one, permits no work", async () => {
  const aborted = new DOMException("The request was aborted.", "AbortError");
  const work = async () => assert.fail("it began");
  await assert.rejects(underLock("a", work, { locks: locksThat(() => Promise.reject(aborted)) }), aborted);
});
