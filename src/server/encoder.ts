import type { Encoder } from "@trpc/server/adapters/ws";
import { frontOf } from "./delivery";
import { Outlet } from "./outlet";

/**
 * tRPC's JSON, and the seam at which a session's broadcast leaves tRPC: when the outlet passes as the first result of a
 * subscription, the request's id becomes known, and with it the front of all later frames. The outlet goes live on the
 * next turn, for what it wrote now would overtake the result that is being encoded.
 */
export const encoder: Encoder = {
  encode(message) {
    const encoded = JSON.stringify(message);
    const outlet = outletIn(message);
    if (outlet !== undefined) setImmediate(() => outlet.goLive(frontOf(message as { id: unknown; jsonrpc?: unknown })));
    return encoded;
  },
  decode(data) {
    const frame: unknown = JSON.parse(data.toString());
    for (const message of Array.isArray(frame) ? frame : [frame]) checkId(message);
    return mended(frame);
  },
};

/** Every frame of a subscription carries the id of its request. */
const MAX_ID_LENGTH = 64;

function checkId(message: unknown): void {
  if (!isRecord(message) || typeof message.id !== "string" || message.id.length <= MAX_ID_LENGTH) return;
  throw new Error(`a request's id has at most ${MAX_ID_LENGTH} characters`);
}

/** Connection parameters without what is no text: tRPC would end the connection, for ever again. */
function mended(frame: unknown): unknown {
  if (!isRecord(frame) || frame.method !== "connectionParams") return frame;
  const given = isRecord(frame.data) ? Object.entries(frame.data) : [];
  return { ...frame, data: Object.fromEntries(given.filter(([, value]) => typeof value === "string")) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The outlet in `{ result: { data: { id, data: Outlet } } }`, the form of a tracked result. */
function outletIn(message: unknown): Outlet | undefined {
  let found: unknown = message;
  for (const key of ["result", "data", "data"]) {
    if (!isRecord(found)) return undefined;
    found = found[key];
  }
  return found instanceof Outlet ? found : undefined;
}
