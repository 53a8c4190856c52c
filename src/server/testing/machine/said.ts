import { POSTGRES, type TestDatabase } from "../../testing/test-database";

/** Writes messages to everyone into rooms of a stopped server, past it; people would take minutes to send them. */
export async function writeMessages(
  database: TestDatabase,
  { source, text, count }: { readonly source: string; readonly text: string; readonly count: number },
  ...room_ids: readonly string[]
): Promise<void> {
  const among = room_ids.map((id) => `'${id}'`).join(", ");
  const hex = POSTGRES === undefined ? "printf('%012x', i)" : "lpad(to_hex(i), 12, '0')";
  await database.execute(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO "Message" (id, room_id, number, conversation, source, scope, content, timestamp)
    SELECT substr("Room".id, 1, 24) || ${hex}, "Room".id, head + i, 'global', '${source}', 'global',
      '${text}, ' || i || ${"' and so on'".concat(" || ' and so on'".repeat(7))}, clock
    FROM "Room" CROSS JOIN n WHERE "Room".id IN (${among})`);
  await database.execute(`UPDATE "Room" SET head = head + ${count} WHERE id IN (${among})`);
}
