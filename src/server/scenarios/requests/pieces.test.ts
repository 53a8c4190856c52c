import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { after, before, describe, test } from "node:test";
import { turn } from "../../kit/event-loop";
import { FRAME_CHUNKS, FRAME_FRAGMENTS } from "../../kit/limits";
import { goesOn, hello, joined, send } from "../../testing/hostile/session";
import { clientFrame } from "../../testing/network/deaf-client";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

describe("A frame in many pieces", () => {
  const frame = JSON.stringify(send(50));

  test("is read where they are as many as a slow line makes of it, and ends the connection where they are more", async () => {
    const { connection } = await joined(server);
    const { socket } = connection;
    const line = (socket as unknown as { _socket: Socket })._socket;
    const write = async (bytes: Buffer, pieces: number) => {
      const length = Math.ceil(bytes.length / pieces);
      for (let at = 0; at < bytes.length && socket.readyState === socket.OPEN; at += length) {
        line.write(bytes.subarray(at, at + length));
        // The server reads it before the next one arrives.
        await turn();
        await turn();
      }
    };
    await write(clientFrame(frame.padEnd(60_000)), 122);
    assert.equal((await connection.answerTo(50)).result?.type, "data");
    await write(clientFrame(frame.padEnd(60_000)), 4 * FRAME_CHUNKS);
    assert.equal(await Promise.race([connection.closed, connection.answerTo(50)]), 1008);
  });

  test("is read where its client has made them up to 128, and ends the connection where they are more", async () => {
    const { connection } = await joined(server);
    const write = (fragments: number) => {
      connection.socket.send(frame, { fin: false });
      for (let count = 2; count < fragments; count++) connection.socket.send(" ", { fin: false });
      connection.socket.send(" ");
    };
    write(FRAME_FRAGMENTS);
    assert.equal((await connection.answerTo(50)).result?.type, "data");
    await connection.event();
    await goesOn(connection);
    write(FRAME_FRAGMENTS + 1);
    assert.equal(await Promise.race([connection.closed, connection.answerTo(50)]), 1008);
  });
});

test("A frame that is too large ends the connection with 1009, and only that", async () => {
  const { connection } = await joined(server);
  const other = await joined(server);
  connection.write(send(50, { ...hello, content: "x".repeat(1024 * 1024) }));
  assert.equal(await connection.closed, 1009);
  await goesOn(other.connection);
});
