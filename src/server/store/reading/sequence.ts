import type { Event, Timestamp } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import { addresseeIn } from "../../../room/chat/exchange";
import { handTold } from "../../../room/control/hands";
import { countTally, ownTally } from "../../../room/messages/known";
import { toldAnew } from "../../../room/namespaces";
import { REPLAY_NUMBERS } from "../../kit/limits";
import { knownMessages } from "../database/known-messages";
import type { LogRow, Range, ReadRows, SentRow } from "../database/read-rows";
import { waitingOf } from "../tables/restriction-rows";
import { memberOf, messageOf, type ParticipantRow, participantOfRow, type Transaction } from "../tables/rows";
import { storedOf } from "./log-payloads";

/** Complete from the start of the range up to `upTo`. */
export type Stretch = { readonly events: readonly RoomEvent[]; readonly upTo: number };

/** A number without an event was cleared, or has nothing to tell any more: no read looks at too many of these. */
export async function durableEvents(rows: ReadRows, whole: Range): Promise<Stretch> {
  const upTo = Math.min(whole.upTo, whole.after + REPLAY_NUMBERS);
  const { limit } = whole;
  const range = { ...whole, upTo };
  const messages = await rows.messages(range);
  const entries = await rows.entries(range);
  const stored = await storedOf(rows, range.room_id, entries);
  const found = [...messages.map(sent), ...entries.map((row, at) => logged(row, stored[at]))]
    .sort((one, other) => one.number - other.number)
    .slice(0, limit);
  const events = found.filter(({ payload }) => payload !== undefined);
  return { events, upTo: found.length < limit ? upTo : (found.at(-1)?.number ?? upTo) };
}

type Passing = RoomEvent & { readonly passing: number };

/**
 * The passing events that still hold. Later commits are left out: only the second of two reads may see them, and the
 * mark would skip what lies before them.
 */
export async function passingEvents(
  { tx, rows }: { readonly tx: Transaction; readonly rows: ReadRows },
  { room_id, after, upTo }: Omit<Range, "limit">,
  { clock: timestamp, here }: { readonly clock: Timestamp; readonly here: number },
): Promise<RoomEvent[]> {
  const passing = { gt: after, lte: upTo };
  const people = await tx.participant.findMany({ where: { room_id, passing } });
  const read = await tx.lastSeen.findMany({ where: { participant: { room_id }, passing } });
  const events: Passing[] = [];
  for (const row of people) {
    const { passing } = row;
    events.push({ ...movementOf(row), timestamp, passing, here } as Passing);
  }
  for (const { participant_id, conversation, timestamp: until, passing } of read) {
    const payload = {
      message: "set_last_seen_timestamp" as const,
      ...addresseeIn(conversation, participant_id),
      timestamp: until,
    };
    events.push({ namespace: "chat", payload, timestamp, passing, to: participant_id, by: participant_id });
  }
  for (const row of await rows.toldHands(room_id, after, upTo))
    events.push({ ...handTold(memberOf(row)), timestamp, passing: row.hand_passing });
  events.push(...(await reactionTallies(rows, { room_id, after, upTo }, timestamp)));
  events.push(...(await toldStates(rows, { room_id, after, upTo }, timestamp)));
  return events.sort((one, other) => one.passing - other.passing);
}

function movementOf(row: ParticipantRow): Event {
  const { id, waiting_at } = row;
  if (row.left_at === null) return { namespace: "control", payload: { message: "joined", ...participantOfRow(row) } };
  if (waiting_at !== null) {
    const payload = { message: "joined_waiting_room" as const, ...waitingOf(memberOf(row), waiting_at) };
    return { namespace: "moderation", payload };
  }
  if (row.stranger) return { namespace: "moderation", payload: { message: "left_waiting_room", id } };
  return { namespace: "control", payload: { message: "left", id, reason: "timeout" } };
}

async function reactionTallies(
  rows: ReadRows,
  { room_id, after, upTo }: Omit<Range, "limit">,
  timestamp: Timestamp,
): Promise<Passing[]> {
  const own = await rows.ownReactionsBetween(room_id, after, upTo);
  const changed = await rows.reactedBetween(room_id, after, upTo);
  if (own.length + changed.length === 0) return [];
  const ids = [...new Set([...own, ...changed].map(({ message_id }) => message_id))];
  const participants = [...new Set(own.map(({ participant_id }) => participant_id))];
  const messages = await knownMessages(rows, { room_id, ids }, { messages: ids, participants });
  const known = new Map(messages.map((message) => [message.id, message]));
  return [
    ...own.flatMap(({ message_id, participant_id, passing }) => {
      const message = known.get(message_id);
      if (message === undefined) return [];
      return [{ ...ownTally(message, participant_id), timestamp, passing }];
    }),
    ...changed.flatMap(({ message_id, passing }) => {
      const message = known.get(message_id);
      return message === undefined ? [] : [{ ...countTally(message), timestamp, passing }];
    }),
  ];
}

export async function toldStates(
  rows: Pick<ReadRows, "smallStates" | "toldStates">,
  { room_id, after, upTo }: Omit<Range, "limit">,
  timestamp: Timestamp,
  tell = toldAnew,
): Promise<Passing[]> {
  const told = await rows.toldStates(room_id, after, upTo);
  if (told.length === 0) return [];
  const states = await rows.smallStates(room_id);
  return told.flatMap(({ namespace, passing }) => {
    const tally = tell(namespace as Event["namespace"], { states });
    return tally === undefined ? [] : [{ ...tally, timestamp, passing }];
  });
}

function sent({ number, transaction_id, ...row }: SentRow) {
  const { timestamp, reactions: _, ...message } = messageOf(row);
  return {
    namespace: "chat",
    payload: { message: "message_sent", ...message },
    timestamp,
    number,
    by: row.source,
    ...(transaction_id !== null && { transaction_id }),
  } as RoomEvent & { number: number };
}

function logged(
  { namespace, timestamp, number, ...row }: LogRow,
  stored: Awaited<ReturnType<typeof storedOf>>[number],
) {
  return {
    namespace,
    ...(stored?.isOvertaken ? {} : stored),
    timestamp,
    number,
    ...(row.recipient !== null && { to: row.recipient }),
    ...(row.issued_by !== null && { by: row.issued_by }),
    ...(row.transaction_id !== null && { transaction_id: row.transaction_id }),
  } as RoomEvent & { number: number };
}
