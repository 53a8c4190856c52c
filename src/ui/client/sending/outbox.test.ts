import assert from "node:assert/strict";
import test from "node:test";
import { TRPCClientError } from "@trpc/client";
import type { Receipt, Sending } from "../../../protocol";
import { Outbox } from "./outbox";

const timestamp = "2026-03-13T10:00:00.000000Z";
const saying = (content: string) => ({
  namespace: "chat" as const,
  payload: { action: "send_message" as const, scope: "global" as const, content },
});

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

const everyone = { lane: "global" };
const outlasting = { lane: "global", onWait: () => {} };

test("nothing leaves before the user is in the room; then all does, in order, one at a time", async () => {
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  const receipt = outbox.send(saying("1"), everyone);
  void outbox.send(saying("2"), everyone);
  assert.deepEqual(contents(), []);
  outbox.resume();
  assert.deepEqual(contents(), ["1"]);
  arrived[0]?.answer.resolve({ timestamp });
  assert.deepEqual(await receipt, { timestamp });
  await settled();
  assert.deepEqual(contents(), ["1", "2"]);
  outbox.pause();
});

test("conversations do not wait for each other", async () => {
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  for (const lane of ["a", "b", "a", "b"]) void outbox.send(saying(lane), { lane });
  outbox.resume();
  assert.deepEqual(contents(), ["a", "b"]);
  arrived[1]?.answer.resolve({ timestamp });
  await settled();
  assert.deepEqual(contents(), ["a", "b", "b"]);
  outbox.pause();
});

test("a command without an answer goes out again under its own id after a lost connection", async () => {
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const receipt = outbox.send(saying("1"), everyone);
  outbox.pause();
  arrived[0]?.answer.reject(lost());
  await settled();
  assert.deepEqual(contents(), ["1"], "it waits for the next join");
  outbox.resume();
  assert.deepEqual(contents(), ["1", "1"]);
  assert.equal(arrived[1]?.transaction_id, arrived[0]?.transaction_id);
  arrived[1]?.answer.resolve({ timestamp });
  assert.deepEqual(await receipt, { timestamp });
  outbox.pause();
});

test("a missing answer is requested again, and the first one to come counts", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { arrived, deliver } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const receipt = outbox.send(saying("1"), everyone);
  t.mock.timers.tick(9_999);
  assert.equal(arrived.length, 1);
  t.mock.timers.tick(1);
  t.mock.timers.tick(0);
  assert.equal(arrived.length, 2);
  assert.equal(arrived[1]?.transaction_id, arrived[0]?.transaction_id);
  arrived[0]?.answer.resolve({ timestamp });
  assert.deepEqual(await receipt, { timestamp });
});

test("at most 32 KiB is in flight, because all of it may go in one frame; a larger command goes alone", async () => {
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const controls = "\u0001".repeat(4096);
  assert.ok(JSON.stringify(controls).length > 24_000, "each takes six bytes a character");
  for (const lane of ["a", "b"]) void outbox.send(saying(controls), { lane });
  void outbox.send(saying("short"), { lane: "c" });
  assert.equal(arrived.length, 1, "and nothing overtakes the one that does not fit");
  arrived[0]?.answer.resolve({ timestamp });
  await settled();
  assert.deepEqual(contents().slice(1), [controls, "short"]);
  outbox.pause();
});

test("an answer of a connection that is gone does not disturb the attempt on the next", async () => {
  const { arrived, deliver } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const receipt = outbox.send(saying("1"), everyone);
  outbox.pause();
  outbox.resume();
  arrived[0]?.answer.reject(bad({ reason: "not_joined" }));
  await settled();
  assert.equal(arrived.length, 2);
  arrived[1]?.answer.resolve({ timestamp });
  assert.deepEqual(await receipt, { timestamp });
  outbox.pause();
});

test("a bad request is not repeated, and the next goes its way", async () => {
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const receipt = outbox.send(saying("1"), outlasting);
  void outbox.send(saying("2"), outlasting);
  arrived[0]?.answer.reject(bad({ reason: "not_a_member" }));
  await assert.rejects(receipt);
  outbox.resume();
  assert.deepEqual(contents(), ["1", "2", "2"]);
  outbox.pause();
});

test("a client that is too fast waits as long as the server says, with everything", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const waits: string[] = [];
  void outbox.send(saying("1"), { lane: "a", onWait: (why) => waits.push(why) });
  arrived[0]?.answer.reject(bad({ reason: "too_many_requests", retry_after_ms: 300 }));
  await settled();
  void outbox.send(saying("2"), { lane: "b" });
  t.mock.timers.tick(299);
  assert.deepEqual(contents(), ["1"]);
  t.mock.timers.tick(1);
  assert.deepEqual(contents(), ["1", "1", "2"]);
  assert.deepEqual(waits, ["too_many_requests"]);
});

test("a message outlasts a fault of the server, ever more slowly, and a command reports it", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  const waits: string[] = [];
  const said = outbox.send(saying("1"), { lane: "a", onWait: (why) => waits.push(why) });
  void outbox.send(saying("2"), outlasting);
  const command = outbox.send(saying("3"), { lane: "commands" });
  const isTold = assert.rejects(command);
  const fault = () => bad({ code: "INTERNAL_SERVER_ERROR", httpStatus: 500 });
  arrived[0]?.answer.reject(fault());
  arrived[2]?.answer.reject(fault());
  await isTold;
  assert.deepEqual(waits, ["fault"]);
  t.mock.timers.tick(249);
  assert.equal(arrived.length, 3);
  t.mock.timers.tick(501);
  assert.deepEqual(contents(), ["1", "2", "3", "1"]);
  arrived[3]?.answer.reject(fault());
  await settled();
  t.mock.timers.tick(499);
  assert.equal(arrived.length, 4, "the second pause is longer");
  t.mock.timers.tick(1_001);
  assert.equal(arrived[4]?.transaction_id, arrived[0]?.transaction_id);
  arrived[4]?.answer.resolve({ timestamp });
  assert.deepEqual(await said, { timestamp });
});

test("a forgotten command is not sent, and the ones behind it are", async () => {
  const { arrived, deliver, contents } = server();
  const outbox = new Outbox(deliver);
  outbox.resume();
  void outbox.send(saying("1"), { ...everyone, transaction_id: "t-1" });
  void outbox.send(saying("2"), { ...everyone, transaction_id: "t-2" });
  outbox.forget("t-1");
  assert.deepEqual(contents(), ["1", "2"]);
  arrived[0]?.answer.reject(lost());
  await settled();
  outbox.resume();
  assert.deepEqual(contents(), ["1", "2", "2"]);
  outbox.pause();
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
