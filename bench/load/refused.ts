import { once } from "node:events";
import { WebSocket } from "ws";
import { MAX_FRAME_BYTES, MAX_FRAME_REQUESTS } from "../../src/protocol";

/**
 * A program that sends full frames, all refused, as fast as the connection takes them. Arguments: port, token, room,
 * invitation, kind. Writes a line when it begins.
 */
const [port, token, , , kind = ""] = process.argv.slice(2);
const payload = { action: "send_message", scope: "global", content: "x".repeat(200) };
const sends = { path: "signaling.send", input: { namespace: "chat", payload } };
const filled = (request: object, length: number) => JSON.stringify(Array.from({ length }, () => request));
const full = (params: object) => filled({ id: 1, method: "mutation", params }, MAX_FRAME_REQUESTS);
const longest = filled({}, MAX_FRAME_BYTES / 4);
/** One request that fills a frame, and that a server has to parse and to judge before it refuses it. */
const one = (input: object) => JSON.stringify({ id: 1, method: "mutation", params: { path: "signaling.send", input } });
const most = MAX_FRAME_BYTES - one({ ...sends.input, payload: { ...payload, content: "" } }).length - 1;
const keys = Object.fromEntries(Array.from({ length: Math.floor(most / 11) }, (_, at) => [`k${at}`, 1]));
const deep = `${"[".repeat(most / 2)}${"]".repeat(most / 2)}`;
const accents = `a${"\u0301\u0323".repeat(most / 4 - 1)}`;
const frames: Readonly<Record<string, string>> = {
  "unknown procedures": full({ path: "no.such.procedure" }),
  "no identity": full(sends),
  "no session": full(sends),
  unparsable: longest.slice(0, -1),
  "too many requests": longest,
  "long texts": one({ ...sends.input, payload: { ...payload, content: "x".repeat(most) } }),
  "many keys": one({ ...sends.input, payload: { ...keys, action: "no_such_action" } }),
  "deep lists": one({ ...sends.input, payload: "deep" }).replace('"deep"', deep),
  "piled accents": one({ namespace: "chat", payload, transaction_id: accents }),
};
const frame = frames[kind];
if (frame === undefined) throw new Error(`there is no kind ${kind}`);
if (Buffer.byteLength(frame) > MAX_FRAME_BYTES) throw new Error(`${kind} is too long for a frame`);

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
