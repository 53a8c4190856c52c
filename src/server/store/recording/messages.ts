import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import type { CommitRows } from "../database/commit-rows";
import { mentionsIn } from "./mentions";
import type { ReactionCounts } from "./reaction-counts";

type MessagesEvent = Extract<RoomEvent, { namespace: "messages" }>;

type At = { readonly room_id: Id; readonly head: number; readonly counts: ReactionCounts; readonly isSlow: boolean };

export async function recordMessages(
  rows: CommitRows,
  { room_id, head, counts, isSlow }: At,
  { payload, by, passing = 0, timestamp, number = 0 }: MessagesEvent,
): Promise<void> {
  switch (payload.message) {
    case "message_edited":
      await rows.editMessage(payload);
      return;
    case "message_deleted": {
      const { id, issued_by, reason = null } = payload;
      await rows.deleteMessage({ id, at: timestamp, by: issued_by, reason });
      counts.forget(id);
      return;
    }
    case "messages_deleted": {
      // The later ones of this commit are written already, and stay.
      await rows.dropHeldOf(room_id, payload.source);
      const ids = await rows.writtenBy(room_id, payload.source, number);
      await rows.deleteMessages(ids, { at: timestamp, by: payload.issued_by });
      for (const id of ids) counts.forget(id);
      return;
    }
    case "message_pinned": {
      const { id: message_id, announcement, until = null } = payload;
      await rows.putPin({ room_id, message_id, pinned_at: timestamp, announcement, until });
      return;
    }
    case "message_unpinned":
      await rows.dropPin(payload.id);
      return;
    case "own_reactions": {
      if (by === undefined) return;
      const { id: message_id, reactions } = payload;
      const changed = await rows.putReactions({ room_id, message_id, participant_id: by, passing }, reactions);
      counts.note(message_id, changed, passing);
      return;
    }
    case "reactions_changed":
      await rows.putReactionTally({ room_id, message_id: payload.id, passing, head });
      return;
    case "message_held": {
      // The author's own event says nothing else.
      const { id, source, content, reply_to = null, because } = payload;
      if (because === undefined) return;
      if (isSlow) await rows.putLastPosted(source, timestamp);
      await rows.putHeld(room_id, { id, source, content, timestamp, reply_to, mentions: mentionsIn(payload), because });
      return;
    }
    case "message_approved":
    case "message_rejected":
      await rows.dropHeld(payload.id);
      return;
    case "message_reported": {
      const { report_id, id: message_id, by: reporter, reason } = payload;
      await rows.putReport({ report_id, room_id, message_id, reporter, reason, timestamp });
      return;
    }
    case "report_resolved":
      await rows.settle(payload.report_id);
      return;
    case "report_changed":
    case "typing":
    case "error":
      return;
  }
  payload satisfies never;
}
