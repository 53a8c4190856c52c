import { createClient } from "@libsql/client";
import type { Room } from "../load/crowd";

const ROOM = "00000000-0000-4000-8000-000000000003";
const SPEAKERS = 50;
const CODE = "an-invitation-to-the-searchable-room";
const START = "2026-01-01T00:00:00.000000Z";

const uuid = (kind: string, number: string) => `printf('${kind}-0000-4000-8000-%012x', ${number})`;
const time = (number: string) => `strftime('%Y-%m-%dT%H:%M:%S.000000Z', 1767225600 + ${number}, 'unixepoch')`;

/** The texts: about a hundred letters, a seventh with accents, and words that each so many have. */
const CONTENT = `'We talked for a while about number ' || i || ' and the rest of it, as people do in a meeting'
  || CASE WHEN i % 7 = 0 THEN ' über das nächste Büro für Jürgen' ELSE ' of the week' END
  || CASE WHEN i % 100 = 0 THEN ', and the budget of the next meeting' ELSE '' END
  || CASE WHEN i % 100 = 50 THEN ', and the old export' ELSE '' END
  || CASE WHEN i % 1000 = 1 THEN ', and a penguin' ELSE '' END
  || CASE WHEN i % 1000 = 2 THEN ', and a quota' ELSE '' END`;

/** A room with this many messages to everyone that differ, and the function that writes it into a database. */
export function searchable(messages: number): { readonly room: Room; readonly seed: (path: string) => Promise<void> } {
  const room = { room_id: ROOM, invites: { user: CODE, moderator: "" } };
  return { room, seed: (path) => write(path, messages) };
}

async function write(path: string, messages: number): Promise<void> {
  const client = createClient({ url: `file:${path}` });
  try {
    await client.batch(
      [
        `INSERT INTO "Room" (id, title, owner, created_at, head, clock)
         VALUES ('${ROOM}', 'Searched', ${uuid("30000000", "0")}, '${START}', ${messages}, ${time(String(messages))})`,
        `INSERT INTO "Invite" (code, room_id, role, groups, created_at) VALUES ('${CODE}', '${ROOM}', 'user', '[]', '${START}')`,
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${SPEAKERS})
         INSERT INTO "Participant" (id, room_id, identity, display_name, role, is_room_owner, groups, joined_at, left_at)
         SELECT ${uuid("20000000", "i")}, '${ROOM}', ${uuid("30000000", "i")}, 'Speaker ' || i, 'user', 0, '[]',
           '${START}', '${START}' FROM n`,
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${messages})
         INSERT INTO "Message" (id, room_id, number, conversation, source, scope, content, timestamp)
         SELECT ${uuid("10000000", "i")}, '${ROOM}', i, 'global', ${uuid("20000000", `1 + i % ${SPEAKERS}`)}, 'global',
           ${CONTENT}, ${time("i")} FROM n`,
      ],
      "write",
    );
  } finally {
    client.close();
  }
}
