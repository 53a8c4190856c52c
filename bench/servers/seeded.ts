import { createClient } from "@libsql/client";
import type { Room } from "../load/crowd";

const ROOM = "00000000-0000-4000-8000-000000000001";
const SPEAKERS = 50;
const CODE = "an-invitation-to-the-seeded-room";
const START = "2026-01-01T00:00:00.000000Z";

const uuid = (kind: string, number: string) => `printf('${kind}-0000-4000-8000-%012x', ${number})`;
/** A message a second, in the form of all times. */
const time = (number: string) => `strftime('%Y-%m-%dT%H:%M:%S.000000Z', 1767225600 + ${number}, 'unixepoch')`;

export function messageId(number: number): string {
  return `10000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}

const SAID = "'What was said some time ago, ' || i || ' and so on and so on and so on and so on and so on'";

type Seeded = { readonly room: Room; readonly seed: (path: string) => Promise<void> };

/** Messages by fifty people who have left, and what writes them. `content` is the text of message `i`, in SQL. */
export function seeded(messages: number, content = SAID): Seeded {
  const room = { room_id: ROOM, invites: { user: CODE, moderator: "" } };
  return { room, seed: (path) => write(path, messages, content) };
}

/** In one transaction, with the columns of the models; a million sends would take minutes. */
async function write(path: string, messages: number, content: string): Promise<void> {
  const client = createClient({ url: `file:${path}` });
  try {
    await client.batch(
      [
        `INSERT INTO "Room" (id, title, owner, created_at, head, clock)
         VALUES ('${ROOM}', 'Town hall', ${uuid("30000000", "0")}, '${START}', ${messages}, ${time(String(messages))})`,
        `INSERT INTO "Invite" (code, room_id, role, groups, created_at) VALUES ('${CODE}', '${ROOM}', 'user', '[]', '${START}')`,
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${SPEAKERS})
         INSERT INTO "Participant" (id, room_id, identity, display_name, role, is_room_owner, groups, joined_at, left_at)
         SELECT ${uuid("20000000", "i")}, '${ROOM}', ${uuid("30000000", "i")}, 'Speaker ' || i, 'user', 0, '[]',
           '${START}', '${START}' FROM n`,
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${messages})
         INSERT INTO "Message" (id, room_id, number, conversation, source, scope, content, timestamp)
         SELECT ${uuid("10000000", "i")}, '${ROOM}', i, 'global', ${uuid("20000000", `1 + i % ${SPEAKERS}`)}, 'global',
           ${content}, ${time("i")} FROM n`,
      ],
      "write",
    );
  } finally {
    client.close();
  }
}
