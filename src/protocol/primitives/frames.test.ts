import assert from "node:assert/strict";
import { test } from "node:test";
import { framesOf } from "./frames";
import { MAX_FRAME_BYTES, MAX_FRAME_REQUESTS } from "./limits";

const requests = (count: number, content = "Hello") =>
  Array.from({ length: count }, (_, id) => ({ id, method: "mutation", params: { path: "signaling.send", content } }));

test("Waiting requests leave in frames of ten at most, in order", () => {
  for (const count of [1, 10, 11, 30, 99]) {
    const frames = framesOf(JSON.stringify(requests(count))).map((frame) => JSON.parse(frame));
    assert.equal(frames.length, Math.ceil(count / MAX_FRAME_REQUESTS));
    for (const frame of frames) assert.ok(frame.length <= MAX_FRAME_REQUESTS);
    assert.deepEqual(frames.flat(), requests(count));
  }
});

test("Long requests leave in more frames, none of which is too long", () => {
  const long = requests(9, "ä€😀".repeat(2_000));
  const frames = framesOf(JSON.stringify(long));
  assert.ok(frames.length > 1);
  for (const frame of frames) assert.ok(Buffer.byteLength(frame) <= MAX_FRAME_BYTES);
  assert.deepEqual(
    frames.flatMap((frame) => JSON.parse(frame)),
    long,
  );
});

test("A frame of one request, or of no request, stays as it is", () => {
  for (const text of [JSON.stringify(requests(1)[0]), "PING", "", JSON.stringify({ content: "x".repeat(100_000) })])
    assert.deepEqual(framesOf(text), [text]);
});
