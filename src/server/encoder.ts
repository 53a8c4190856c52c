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
  decode: (data) => JSON.parse(data.toString()),
};

/** The outlet in `{ result: { data: { id, data: Outlet } } }`, the form of a tracked result. */
function outletIn(message: unknown): Outlet | undefined {
  let found: unknown = message;
  for (const key of ["result", "data", "data"]) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return found instanceof Outlet ? found : undefined;
}
