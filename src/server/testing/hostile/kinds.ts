import { clientFrame } from "../network/deaf-client";

/** Objects cost a parser more than texts of the same length. */
export const KEYS = Object.fromEntries(Array.from({ length: 5_500 }, (_, at) => [`k${at}`, 1]));

export const HOSTILE_KINDS = {
  "text PING": many(clientFrame("PING")),
  "text PONG": many(clientFrame("PONG")),
  "pings of WebSocket's own": many(clientFrame("x".repeat(100), 0x9)),
  "pongs of WebSocket's own": many(clientFrame("", 0xa)),
  "frames of nothing": many(clientFrame("")),
  "unparsable frames": many(clientFrame("{")),
  "binary frames": many(clientFrame(Buffer.from([0xff]), 0x2)),
  "JSON that is no request": many(clientFrame("{}")),
  "empty lists": many(clientFrame("[]")),
  "the end of no subscription": many(json({ id: 1, method: "subscription.stop" })),
  "unknown procedures": many(json(request("x"))),
  "what needs an identity": many(json(request("rooms.lookup"))),
  "what needs a session": many(json(request("signaling.send", "mutation"))),
  "new identities": many(json(request("identity.create", "mutation"))),
  "connection parameters": many(json({ method: "connectionParams", data: {} })),
  "frames of ten requests": many(json(Array(10).fill(request("x")))),
  "frames of a thousand requests": json(Array(1_300).fill(request("x"))),
  "one request as long as a frame": json({ ...request("x"), more: "x".repeat(65_000) }),
  "unknown procedures with much to read": json(request("x", "query", KEYS)),
  "commands without a session with much to read": json(request("signaling.send", "mutation", KEYS)),
  "connection parameters with much to read": json({ method: "connectionParams", data: KEYS }),
  "brackets without end": clientFrame("[".repeat(65_000)),
  "half a frame": clientFrame("x".repeat(65_000)).subarray(0, 60_000),
  "fragments without end": Buffer.concat([clientFrame("x", 0x1, false), many(clientFrame("x", 0x0, false))]),
} satisfies Record<string, Buffer>;

function request(path: string, method = "query", input?: object) {
  return { id: 1, method, params: { path, input } };
}

function json(value: unknown): Buffer {
  return clientFrame(JSON.stringify(value));
}

function many(frame: Buffer): Buffer {
  return Buffer.concat(Array(Math.ceil(60_000 / frame.length)).fill(frame));
}
