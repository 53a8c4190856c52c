import { createClient } from "@libsql/client";
import type { Room } from "../load/crowd";

const ROOM = "00000000-0000-4000-8000-000000000002";
const CODE = "an-invitation-to-the-full-room";
const START = "2026-01-01T00:00:00.000Z";
const GROUPS = 22;
const MESSAGES = 100;
const BYTES = 4096;

/** A room with the largest possible state: its groups are full of messages of full length. */
export const fullRoom: Room = { room_id: ROOM, invites: { user: CODE, moderator: "" } };

export async function writeFullRoom(path: string): Promise<void> {
  const client = createClient({ url: `file:${path}` });
  const groups = JSON.stringify(Array.from({ length: GROUPS }, (_, at) => `group ${at}`));
  const id = "printf('10000000-0000-4000-8000-%012x', i)";
  try {
    await client.batch(
      [
        `INSERT INTO "Room" (id, title, owner, created_at, head, clock)
         VALUES ('${ROOM}', 'Full', 'nobody', '${START}', ${GROUPS * MESSAGES}, '${START}')`,
        `INSERT INTO "Invite" (code, room_id, role, groups, created_at)
         VALUES ('${CODE}', '${ROOM}', 'user', '${groups}', '${START}')`,
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${GROUPS * MESSAGES})
         INSERT INTO "Message" (id, room_id, number, conversation, source, scope, target, content, timestamp)
         SELECT ${id}, '${ROOM}', i, 'group:group ' || (i % ${GROUPS}), '${ROOM}', 'group', 'group ' || (i % ${GROUPS}),
           printf('%.*c', ${BYTES}, 'x'), '${START}' FROM n`,
      ],
      "write",
    );
  } finally {
    client.close();
  }
}
