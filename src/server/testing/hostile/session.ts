import assert from "node:assert/strict";
import type { Frame, RawConnection } from "../raw-connection";
import type { Site } from "../site";
import { message, roomOn } from "../stream";

export const hello = message("Hello");

/** A command as a request, to be written by hand. */
export const send = (id: number | string, payload: object = hello) => ({
  id,
  method: "mutation",
  params: { path: "signaling.send", input: { namespace: "chat", payload } },
});

/** A person who has joined a new room, alone, by hand. */
export async function joined(server: Site): Promise<{ connection: RawConnection; input: object }> {
  const { room_id, join } = await roomOn(server);
  return { connection: await join(), input: { room_id, display_name: "Alice" } };
}

/** Asserts that the session goes on: a command is answered, and its event arrives. */
export async function goesOn(connection: RawConnection): Promise<void> {
  assert.equal((await connection.send(hello)).result?.type, "data");
  assert.equal((await connection.event()).data.payload.message, "message_sent");
}

/** Asserts that an error shows nothing of the server's code. */
export function isPlain({ error }: Frame): void {
  assert.ok(error);
  assert.doesNotMatch(JSON.stringify(error), /stack|\.ts|node_modules|node:|prisma|zod/i);
}
