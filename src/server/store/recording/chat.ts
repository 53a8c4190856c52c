import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import { conversationOf } from "../../../room/chat/exchange";
import type { CommitRows } from "../database/commit-rows";

type ChatEvent = Extract<RoomEvent, { namespace: "chat" }>;

/** A message has its row already. */
export async function recordChat(
  rows: CommitRows,
  { room_id, head, isSlow }: { readonly room_id: Id; readonly head: number; readonly isSlow: boolean },
  { payload, number = head, passing = 0, by, timestamp: at, wasHeld }: ChatEvent,
): Promise<void> {
  switch (payload.message) {
    case "history_cleared":
      await rows.clearMessages(room_id, number);
      await rows.dropAllHeld(room_id);
      return;
    case "set_last_seen_timestamp": {
      if (by === undefined) return;
      const { timestamp } = payload;
      await rows.putLastSeen({ participant_id: by, conversation: conversationOf(by, payload), timestamp, passing });
      return;
    }
    case "message_sent":
      // Slow mode counts from the sending.
      if (isSlow && payload.scope === "global" && !wasHeld) await rows.putLastPosted(payload.source, at);
      return;
    case "chat_enabled":
    case "chat_disabled":
    case "error":
      return;
  }
  payload satisfies never;
}
