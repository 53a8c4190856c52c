import assert from "node:assert/strict";
import test from "node:test";
import { TRPCClientError } from "@trpc/client";
import type { Receipt, Sending } from "../../protocol";
import { Outbox } from "./outbox";

const timestamp = "2026-03-13T10:00:00.000Z";
const saying = (content: string) => ({
  namespace: "chat" as const,
  payload: { action: "send_message" as const, scope: "global" as const, content },
});

/** The other end: notes what arrives, and answers when and as the test says. */
function server() {
  const arrived: { content: string; transaction_id?: string; answer: Deferred<Receipt> }[] = [];
  const deliver = ({ payload, transaction_id }: Sending) => {
    const answer = withResolvers<Receipt>();
    arrived.push({ content: "content" in payload ? payload.content : payload.action, transaction_id, answer });
    return answer.promise;
  };
  return { arrived, deliver, contents: () => arrived.map(({ content }) => content) };
}

const lost = () => new TRPCClientError("WebSocket closed");
const bad = (data: object) =>
  new TRPCClientError("bad", { result: { error: { code: -32600, message: "bad", data } } } as never);
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("nothing leaves before one is in the room; then all of it does, in order", async () => {
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  const receipt = outbox.send(saying("1"));
  void outbox.send(saying("2"));
  assert.deepEqual(contents(), []);
  outbox.resume();
  assert.deepEqual(contents(), ["1", "2"]);
  arrived[0]?.answer.resolve({ timestamp });
  assert.deepEqual(await receipt, { timestamp });
});

test("what was not answered when the connection was lost goes out again under its own id", async () => {
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const first = outbox.send(saying("1"));
  const second = outbox.send(saying("2"));
  arrived[0]?.answer.resolve({ timestamp });
  outbox.pause();
  arrived[1]?.answer.reject(lost());
  await first;
  await settled();
  assert.deepEqual(contents(), ["1", "2"], "it waits for the next join");
  outbox.resume();
  assert.deepEqual(contents(), ["1", "2", "2"]);
  assert.equal(arrived[2]?.transaction_id, arrived[1]?.transaction_id);
  arrived[2]?.answer.resolve({ timestamp });
  assert.deepEqual(await second, { timestamp });
});

test("no more than 32 KiB is under way, for all of it may go in one frame; a larger command goes alone", () => {
  const { arrived, deliver } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const controls = "\u0001".repeat(4096);
  for (let i = 0; i < 3; i++) void outbox.send(saying(controls));
  assert.ok(JSON.stringify(controls).length > 24_000, "each takes six bytes a character");
  assert.equal(arrived.length, 1);
});

test("an answer of a connection that is gone does not disturb the attempt on the next", async () => {
  const { arrived, deliver } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const receipt = outbox.send(saying("1"));
  outbox.pause();
  outbox.resume();
  arrived[0]?.answer.reject(bad({ reason: "not_joined" }));
  await settled();
  assert.equal(arrived.length, 2);
  arrived[1]?.answer.resolve({ timestamp });
  assert.deepEqual(await receipt, { timestamp });
});

test("what the server found bad is not repeated, and the next goes its way", async () => {
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const receipt = outbox.send(saying("1"));
  arrived[0]?.answer.reject(bad({ reason: "not_a_member" }));
  await assert.rejects(receipt);
  void outbox.send(saying("2"));
  outbox.resume();
  assert.deepEqual(contents(), ["1", "2", "2"]);
});

test("who is too fast waits as long as the server says", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  void outbox.send(saying("1"));
  arrived[0]?.answer.reject(bad({ reason: "too_many_requests", retry_after_ms: 300 }));
  await settled();
  t.mock.timers.tick(299);
  assert.deepEqual(contents(), ["1"]);
  t.mock.timers.tick(1);
  assert.deepEqual(contents(), ["1", "1"]);
});

type Deferred<T> = { promise: Promise<T>; resolve: (value: T) => void; reject: (cause: unknown) => void };

function withResolvers<T>(): Deferred<T> {
  let resolve: Deferred<T>["resolve"] = () => {};
  let reject: Deferred<T>["reject"] = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
