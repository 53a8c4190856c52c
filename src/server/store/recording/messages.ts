import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import type { CommitRows } from "../database/commit-rows";
import type { ReactionCounts } from "./reaction-counts";

type MessagesEvent = Extract<RoomEvent, { namespace: "messages" }>;

/** Writes the change of an event about a message. */
export async function recordMessages(
  rows: CommitRows,
  { room_id, head, counts }: { readonly room_id: Id; readonly head: number; readonly counts: ReactionCounts },
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
    case "typing":
    case "error":
      return;
  }
  payload satisfies never;
}
