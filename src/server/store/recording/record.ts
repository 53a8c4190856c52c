import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import { conversationOf } from "../../../room/chat/exchange";
import type { CorrespondenceRow, StoredMessageRow } from "../database/commit-rows";
import type { Writing } from "../database/database";
import { kept } from "../reading/log-payloads";
import { recordChat } from "./chat";
import { recordControl } from "./control";
import { mentionsIn } from "./mentions";
import { recordMessages } from "./messages";
import { recordModeration } from "./moderation";
import { ReactionCounts } from "./reaction-counts";
import { recordRules } from "./rules";

type Happened = {
  readonly id: Id;
  readonly head: number;
  readonly events: readonly RoomEvent[];
  readonly untold: ReadonlySet<Id>;
  readonly isSlow: boolean;
};

/** A message becomes its row, the only place of its text; other durable events become rows of the log. */
export async function record(writing: Writing, { id: room_id, head, events, untold, isSlow }: Happened): Promise<void> {
  const { tx, rows } = writing;
  const messages = events.flatMap((event) => messageRow(room_id, event));
  const entries = events.flatMap((event) => logRow(room_id, event));
  const correspondences = messages.flatMap(correspondencesOf);
  if (messages.length > 0) await rows.addMessages(messages);
  if (correspondences.length > 0) await rows.addCorrespondences(correspondences);
  if (entries.length > 0) await tx.logEntry.createMany({ data: entries });
  const counts = new ReactionCounts(rows);
  const at = { room_id, head, counts, isSlow };
  for (const event of events) if (!isOvertaken(event, untold)) await recordChange(writing, at, event);
  await counts.save();
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

/** A participant who came back after these events, in the same commit, is to be announced: the row says so. */
function isOvertaken({ payload }: RoomEvent, untold: ReadonlySet<Id>): boolean {
  return (payload.message === "left" || payload.message === "joined") && untold.has(payload.id);
}

type At = { readonly room_id: Id; readonly head: number; readonly counts: ReactionCounts; readonly isSlow: boolean };

async function recordChange(writing: Writing, at: At, event: RoomEvent): Promise<void> {
  switch (event.namespace) {
    case "control":
      return recordControl(writing, at.room_id, event);
    case "chat":
      return recordChat(writing.rows, at, event);
    case "messages":
      return recordMessages(writing.rows, at, event);
    case "moderation":
      return recordModeration(writing.rows, at, event);
    case "rules":
      return recordRules(writing.rows, at, event);
  }
}
