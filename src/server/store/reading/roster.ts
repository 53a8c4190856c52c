import {
  folded,
  type Id,
  type Participant,
  type ParticipantsInput,
  type ParticipantsPage,
  wordsOf,
} from "../../../protocol";
import type { Member } from "../../../room/base/room";
import { refuse } from "../../kit/bad-request";
import type { Database } from "../database/database";
import type { ReadRows } from "../database/read-rows";
import { Prisma } from "../generated/sqlite/client";
import { participantOfRow, type Transaction } from "../tables/rows";

/** The sort key of a participant in a room's list: moderators first, then by name. */
export function standing({ role, display_name }: Pick<Member, "role" | "display_name">) {
  return { rank: role === "moderator" ? 0 : 1, sort_name: folded(display_name) };
}

export async function peopleOf(rows: ReadRows, room_id: Id, ids: readonly Id[]): Promise<Participant[]> {
  if (ids.length === 0) return [];
  // Somebody at the door who was never let in is nobody.
  return (await rows.participants(room_id, [...new Set(ids)]))
    .filter(({ stranger }) => !stranger)
    .map(participantOfRow);
}

/**
 * See "Large rooms" in `docs/protocol.md`. A page reads a range of an index; a search scans the index from there on,
 * and reads only the matching rows.
 */
export async function rosterPage(
  { read, readRows }: Pick<Database, "read" | "readRows">,
  input: ParticipantsInput,
): Promise<ParticipantsPage> {
  const { room_id, ids, limit } = input;
  const { here: participant_count } = (await readRows.room(room_id)) ?? refuse("not_found");
  if (ids !== undefined)
    return { participants: await peopleOf(readRows, room_id, ids), complete: true, participant_count };
  const found = await stretch(read, input);
  const page = found.slice(0, limit);
  const people = new Map((await peopleOf(readRows, room_id, page)).map((it) => [it.id, it]));
  return {
    participants: page.flatMap((id) => people.get(id) ?? []),
    complete: found.length <= limit,
    participant_count,
  };
}

/** The page has one more, and both databases can compare row values. */
async function stretch(tx: Transaction, { room_id, after, query = "", limit }: ParticipantsInput): Promise<Id[]> {
  const named = wordsOf(query).map((word) => Prisma.sql`AND "sort_name" LIKE ${`%${escaped(word)}%`} ESCAPE '!'`);
  const last = after === undefined ? undefined : await placeOf(tx, room_id, after);
  const rest = last && Prisma.sql`AND ("rank", "sort_name", "id") > (${last.rank}, ${last.sort_name}, ${last.id})`;
  const rows = await tx.$queryRaw<{ id: Id }[]>`
    SELECT "id" FROM "Participant"
    WHERE "room_id" = ${room_id} AND "left_at" IS NULL ${rest ?? Prisma.empty} ${Prisma.join([Prisma.empty, ...named], " ")}
    ORDER BY "left_at", "rank", "sort_name", "id" LIMIT ${limit + 1}`;
  return rows.map(({ id }) => id);
}

async function placeOf(tx: Transaction, room_id: Id, id: Id) {
  const select = { id: true, room_id: true, rank: true, sort_name: true };
  const row = await tx.participant.findUnique({ where: { id }, select });
  return row?.room_id === room_id ? row : refuse("unknown_participant");
}

function escaped(word: string): string {
  return word.replace(/[!%_]/g, "!$&");
}
