import { useInfiniteQuery } from "@tanstack/react-query";
import { LOG_KINDS, type LogPage } from "../../../protocol";
import { trpc } from "../../connection/trpc";
import { useRoomNews } from "../../room/news/use-room-news";

/** Authors' edits are no acts of moderators: the log does not show them. */
export const SHOWN_KINDS = LOG_KINDS.filter((kind) => kind !== "edits");
type ShownKind = (typeof SHOWN_KINDS)[number];

export type LogChoice = { readonly person?: string; readonly kind?: ShownKind };

const NEWS = [
  ...(["chat_enabled", "chat_disabled", "history_cleared", "update"] as const),
  ...(["invitation_created", "invitation_revoked"] as const),
  ...(["participant_banned", "participant_unbanned", "chat_muted", "chat_unmuted"] as const),
  ...(["rules_changed", "filters_changed", "messages_deleted"] as const),
  ...(["participant_kicked", "participant_sent_back", "participant_accepted", "participant_declined"] as const),
  ...(["participants_accepted", "waiting_room_enabled", "waiting_room_disabled"] as const),
  ...(["raise_hands_enabled", "raise_hands_disabled", "hands_reset", "debriefing_started"] as const),
  ...(["display_name_change_restrictions_enabled", "display_name_change_restrictions_disabled"] as const),
  ...(["display_name_changed", "message_deleted", "message_pinned", "message_unpinned"] as const),
  ...(["message_held", "message_approved", "message_rejected", "message_reported", "report_resolved"] as const),
];

export function useLog(room_id: string, { person, kind }: LogChoice) {
  const { client } = trpc.useUtils();
  const log = useInfiniteQuery({
    queryKey: ["rooms.log", room_id, person, kind],
    queryFn: ({ pageParam }) =>
      client.rooms.log.query({
        room_id,
        before: pageParam,
        participant_id: person,
        kinds: kind === undefined ? [...SHOWN_KINDS] : [kind],
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: LogPage) => next,
    networkMode: "always",
  });
  useRoomNews(NEWS, () => void log.refetch());
  return log;
}
