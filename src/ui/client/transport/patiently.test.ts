import assert from "node:assert/strict";
import { test } from "node:test";
import { TRPCClientError } from "@trpc/client";
import { patiently } from "./patiently";

function refusal(reason: string, retry_after_ms?: number) {
  const data = { code: "BAD_REQUEST", httpStatus: 400, reason, ...(retry_after_ms && { retry_after_ms }) };
  return TRPCClientError.from({ error: { message: reason, code: -32600, data } });
}

test("A page that the server postpones is requested again at the named time, and then arrives", async () => {
  const asked: number[] = [];
  const page = await patiently(async () => {
    asked.push(performance.now());
    if (asked.length < 3) throw refusal("too_many_requests", 30);
    return "a page";
  });
  assert.equal(page, "a page");
  const [first = 0, second = 0, third = 0] = asked;
  assert.ok(second - first >= 29 && third - second >= 29);
});

test("Any other refusal is told at once", async () => {
  let count = 0;
  const asking = patiently(async () => {
    count += 1;
    throw refusal("not_a_member");
  });
  await assert.rejects(asking, /not_a_member/);
  assert.equal(count, 1);
});
