import type { Id, Mentions } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import { conversationOf } from "../../../room/chat/exchange";
import type { CorrespondenceRow, StoredMessageRow } from "../database/commit-rows";
import type { Writing } from "../database/database";
import { kept } from "../reading/log-payloads";
import { standing } from "../reading/roster";
import { recordMessages } from "./record-messages";

type Happened = {
  readonly id: Id;
  readonly head: number;
  readonly events: readonly RoomEvent[];
  readonly untold: ReadonlySet<Id>;
};

/**
 * Writes the events of a room. A message becomes its row, the only place of its text. Other durable events become rows
 * of the log, and apply their change.
 */
export async function record(writing: Writing, { id: room_id, head, events, untold }: Happened): Promise<void> {
  const { tx, rows } = writing;
  const messages = events.flatMap((event) => messageRow(room_id, event));
  const entries = events.flatMap((event) => logRow(room_id, event));
  const correspondences = messages.flatMap(correspondencesOf);
  if (messages.length > 0) await rows.addMessages(messages);
  if (correspondences.length > 0) await rows.addCorrespondences(correspondences);
  if (entries.length > 0) await tx.logEntry.createMany({ data: entries });
  for (const event of events) {
    if (event.payload.message === "history_cleared") await rows.clearMessages(room_id, event.number ?? head);
    else if (event.namespace === "messages") {
      await recordMessages(rows, { room_id, head }, event);
    } else if (!isOvertaken(event, untold)) await recordChange(writing, event);
  }
}

function messageRow(room_id: Id, { payload, number, timestamp, transaction_id }: RoomEvent): StoredMessageRow[] {
  if (payload.message !== "message_sent" || number === undefined) return [];
  const { message: _, id, source, scope, content } = payload;
  const target = payload.scope === "global" ? null : payload.target;
  const conversation = conversationOf(source, payload);
  const row = { id, room_id, number, conversation, source, scope, target, content, timestamp };
  return [
    {
      ...row,
      transaction_id: transaction_id ?? null,
      reply_to: payload.reply_to ?? null,
      mentions: mentionsIn(payload),
    },
  ];
}

function mentionsIn({ mentions, mention_groups, mention_all }: Mentions): string | null {
  const isEmpty = mentions === undefined && mention_groups === undefined && mention_all === undefined;
  return isEmpty ? null : JSON.stringify({ mentions, mention_groups, mention_all });
}

function correspondencesOf({ scope, source, target }: StoredMessageRow): CorrespondenceRow[] {
  if (scope !== "private" || target === null) return [];
  return [
    { participant_id: source, correspondent: target },
    { participant_id: target, correspondent: source },
  ];
}

function logRow(room_id: Id, event: RoomEvent) {
  const { number, timestamp, to, by, transaction_id } = event;
  if (event.payload.message === "message_sent" || number === undefined) return [];
  return [
    {
      room_id,
      number,
      ...kept(event),
      timestamp,
      recipient: to,
      issued_by: by,
      transaction_id,
    },
  ];
}

/** A participant who left and came back in the same commit is to be announced: the row says so. */
function isOvertaken({ payload }: RoomEvent, untold: ReadonlySet<Id>): boolean {
  return payload.message === "left" && untold.has(payload.id);
}

/** Writes the change of an event. Changes of the room itself are in the room's row. */
async function recordChange(
  { tx, rows }: Writing,
  { payload, number, passing = 0, by }: Exclude<RoomEvent, { namespace: "messages" }>,
): Promise<void> {
  switch (payload.message) {
    case "update": {
      const { control, chat } = payload.module_data;
      const { display_name, role } = control;
      const groups = JSON.stringify(chat.groups);
      const { id } = payload;
      // A rename is written already, and does not change what the participant may see.
      await tx.participant.updateMany({
        where: { id, OR: [{ role: { not: role } }, { groups: { not: groups } }] },
        data: { role, groups, changed: number },
      });
      await tx.participant.update({ where: { id }, data: standing({ role, display_name }) });
      return;
    }
    case "joined":
    case "left":
      await rows.putPassing(payload.id, passing);
      return;
    case "set_last_seen_timestamp": {
      if (by === undefined) return;
      const { timestamp } = payload;
      await rows.putLastSeen({ participant_id: by, conversation: conversationOf(by, payload), timestamp, passing });
      return;
    }
    case "message_sent":
    case "history_cleared":
    case "chat_enabled":
    case "chat_disabled":
    case "role_updated":
    case "invitation_created":
    case "invitation_revoked":
    case "join_success":
    case "resumed":
    case "presence":
    case "flooding":
    case "error":
      return;
  }
  payload satisfies never;
}
