import type { Timestamp } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import type { LogRow, Range, ReadRows, SentRow } from "../database/read-rows";
import { addresseeIn, messageOf, participantOfRow, type Transaction } from "../database/rows";
import { payloadsOf } from "./invite-events";

/** A stretch of a room's durable events: all that there are, in order, of those after its beginning, up to `upTo`. */
export type Stretch = { readonly events: readonly RoomEvent[]; readonly upTo: number };

/** The durable events after one number, up to another. A number of which nothing is left was cleared. */
export async function durableEvents(rows: ReadRows, range: Range): Promise<Stretch> {
  const { upTo, limit } = range;
  const messages = await rows.messages(range);
  const entries = await rows.entries(range);
  const payloads = await payloadsOf(rows, entries);
  const events = [...messages.map(sent), ...entries.map((row, at) => logged(row, payloads[at]))]
    .sort((one, other) => one.number - other.number)
    .slice(0, limit);
  return { events, upTo: events.length < limit ? upTo : (events.at(-1)?.number ?? upTo) };
}

/**
 * What passing events after one number, up to another, told that still holds: who came and went, who read up to where.
 * What was committed since is left out: of two reads only the second may have found it, and what lies before it would
 * count as told.
 */
export async function passingEvents(
  tx: Transaction,
  { room_id, after, upTo }: Omit<Range, "limit">,
  { clock: timestamp, here }: { readonly clock: Timestamp; readonly here: number },
): Promise<RoomEvent[]> {
  const passing = { gt: after, lte: upTo };
  const people = await tx.participant.findMany({ where: { room_id, passing } });
  const read = await tx.lastSeen.findMany({ where: { participant: { room_id }, passing } });
  const events: (RoomEvent & { passing: number })[] = [];
  for (const row of people) {
    const { passing } = row;
    const payload =
      row.left_at === null
        ? { message: "joined" as const, ...participantOfRow(row) }
        : { message: "left" as const, id: row.id, reason: "timeout" as const };
    events.push({ namespace: "control", payload, timestamp, passing, here });
  }
  for (const { participant_id, conversation, timestamp: until, passing } of read) {
    const payload = {
      message: "set_last_seen_timestamp" as const,
      ...addresseeIn(conversation, participant_id),
      timestamp: until,
    };
    events.push({ namespace: "chat", payload, timestamp, passing, to: participant_id, by: participant_id });
  }
  return events.sort((one, other) => one.passing - other.passing);
}

function sent({ number, transaction_id, ...row }: SentRow) {
  const { timestamp, ...message } = messageOf(row);
  return {
    namespace: "chat",
    payload: { message: "message_sent", ...message },
    timestamp,
    number,
    by: row.source,
    ...(transaction_id !== null && { transaction_id }),
  } as RoomEvent & { number: number };
}

function logged({ namespace, timestamp, number, ...row }: LogRow, payload: unknown) {
  return {
    namespace,
    payload,
    timestamp,
    number,
    ...(row.recipient !== null && { to: row.recipient }),
    ...(row.issued_by !== null && { by: row.issued_by }),
    ...(row.transaction_id !== null && { transaction_id: row.transaction_id }),
  } as RoomEvent & { number: number };
}
