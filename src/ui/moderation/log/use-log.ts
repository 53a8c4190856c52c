import { useInfiniteQuery } from "@tanstack/react-query";
import { LOG_ENTRIES, type LogEntry } from "../../../protocol";
import { trpc } from "../../connection/trpc";
import { useRoomNews } from "../../room/news/use-room-news";

const NEWS = [
  ...(["chat_enabled", "chat_disabled", "history_cleared", "update"] as const),
  ...(["invitation_created", "invitation_revoked"] as const),
  ...(["participant_banned", "participant_unbanned", "chat_muted", "chat_unmuted"] as const),
  ...(["rules_changed", "filters_changed", "messages_deleted"] as const),
  ...(["participant_kicked", "participant_sent_back", "participant_accepted", "participant_declined"] as const),
  ...(["participants_accepted", "waiting_room_enabled", "waiting_room_disabled"] as const),
  ...(["raise_hands_enabled", "raise_hands_disabled", "hands_reset", "debriefing_started"] as const),
  ...(["display_name_change_restrictions_enabled", "display_name_change_restrictions_disabled"] as const),
];

export function useLog(room_id: string) {
  const { client } = trpc.useUtils();
  const log = useInfiniteQuery({
    queryKey: ["rooms.log", room_id],
    queryFn: ({ pageParam }) => client.rooms.log.query({ room_id, before: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: readonly LogEntry[]) => (page.length === LOG_ENTRIES ? page.at(-1)?.id : undefined),
    networkMode: "always",
  });
  useRoomNews(NEWS, () => void log.refetch());
  return log;
}
