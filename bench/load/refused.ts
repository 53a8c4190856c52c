import { once } from "node:events";
import { WebSocket } from "ws";
import { MAX_FRAME_BYTES, MAX_FRAME_REQUESTS } from "../../src/protocol";

/**
 * A program of its own: a client that sends full frames of one kind, all of which are refused, as fast as the
 * connection takes them, on a new connection where it is cut, until it is ended. Arguments: port, token, room,
 * invitation, kind. Writes a line when it begins.
 */
const [port, token, , , kind = ""] = process.argv.slice(2);
const payload = { action: "send_message", scope: "global", content: "x".repeat(200) };
const sends = { path: "signaling.send", input: { namespace: "chat", payload } };
const filled = (request: object, length: number) => JSON.stringify(Array.from({ length }, () => request));
const full = (params: object) => filled({ id: 1, method: "mutation", params }, MAX_FRAME_REQUESTS);
const longest = filled({}, MAX_FRAME_BYTES / 4);
const frames: Readonly<Record<string, string>> = {
  "unknown procedures": full({ path: "no.such.procedure" }),
  "no identity": full(sends),
  "no session": full(sends),
  unparsable: longest.slice(0, -1),
  "too many requests": longest,
};
const frame = frames[kind];
if (frame === undefined) throw new Error(`there is no kind ${kind}`);

for (let times = 0; ; times += 1) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/trpc?connectionParams=1`);
  socket.on("error", () => {});
  const closed = once(socket, "close");
  const opened = await Promise.race([once(socket, "open").then(() => true), closed.then(() => false)]);
  if (!opened) continue;
  if (kind !== "no identity") socket.send(JSON.stringify({ method: "connectionParams", data: { token } }));
  if (times === 0) process.stdout.write("refused\n");
  while (socket.readyState === WebSocket.OPEN) await new Promise((resolve) => socket.send(frame, resolve));
}
