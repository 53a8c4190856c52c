import assert from "node:assert/strict";
import type { TestDatabase } from "../test-database";

const COUNTED = [
  ...["Invite", "Redemption", "LogEntry", "Receipt", "LastSeen", "Correspondence", "NameChange", "Held", "Report"],
  ...["Pin", "Filters", "SmallState"],
];
const PEOPLE = ["display_name", "role", "groups", "banned_at", "muted_until", "admission", "waiting_at", "left_at"];
const of = (columns: readonly string[]) => columns.map((it) => `COALESCE(CAST(${it} AS TEXT), '')`).join(" || ' ' || ");
const listed = (table: string, columns: readonly string[], order: string) =>
  `(SELECT string_agg(it, ' | ') FROM (SELECT ${of(columns)} AS it FROM "${table}" ORDER BY ${order}) AS rows)`;

/** One row: the rooms with their numbers, their people and states, and how much there is of everything else. */
const ALL = `SELECT ${[
  `${listed("Room", ["title", "head", "passing", "here", "cleared_before", "filters_at", "removed_at"], "id")} AS rooms`,
  `${listed("Participant", PEOPLE, "id")} AS people`,
  `${listed("SmallState", ["namespace", "state"], "room_id, namespace")} AS states`,
  // A clearing is erased meanwhile.
  `(SELECT COUNT(*) FROM "Message" JOIN "Room" ON "Room".id = room_id WHERE number >= cleared_before) AS messages`,
  ...COUNTED.map((table) => `(SELECT COUNT(*) FROM "${table}") AS "${table}"`),
].join(", ")}`;

const kept = async (database: TestDatabase) => JSON.stringify(await database.execute(ALL));

/** Asks, and returns the answer, which has to leave all that is stored as it was. */
export async function untouched<Answer>(database: TestDatabase, ask: () => Promise<Answer>): Promise<Answer> {
  const before = await kept(database);
  const answer = await ask();
  assert.equal(await kept(database), before, "a refusal changes nothing");
  return answer;
}
