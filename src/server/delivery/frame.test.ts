import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { WebSocket, WebSocketServer } from "ws";
import { textFrame } from "./frame";

test("Frames of any length are read by a WebSocket client as the texts that they were", async () => {
  const texts = ["", "a".repeat(125), "a".repeat(126), "ä".repeat(63), "x".repeat(65_535), "x".repeat(65_536)];
  texts.push("😀".repeat(16_384), "€".repeat(400_000), "the last");
  const frames = texts.map(textFrame);
  assert.deepEqual(await read(frames), texts);
  assert.deepEqual(await read([Buffer.concat(frames)]), texts, "joined to one write, too");
});

/** The client's messages after these writes. */
async function read(writes: readonly Buffer[]): Promise<string[]> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  server.on("connection", (client, { socket }) => {
    for (const bytes of writes) socket.write(bytes);
    client.close();
  });
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const texts: string[] = [];
  client.on("message", (data, isBinary) => texts.push(isBinary ? "binary" : data.toString()));
  await once(client, "close");
  server.close();
  return texts;
}
