import { useInfiniteQuery } from "@tanstack/react-query";
import type { LogEntry } from "../../../protocol";
import { trpc } from "../../connection/trpc";
import { useRoomNews } from "../../room/news/use-room-news";

/** The server gives this many entries at a time. */
const PAGE = 100;

const NEWS = [
  ...(["chat_enabled", "chat_disabled", "history_cleared", "update"] as const),
  ...(["invitation_created", "invitation_revoked"] as const),
];

export function useLog(room_id: string) {
  const { client } = trpc.useUtils();
  const log = useInfiniteQuery({
    queryKey: ["rooms.log", room_id],
    queryFn: ({ pageParam }) => client.rooms.log.query({ room_id, before: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: readonly LogEntry[]) => (page.length === PAGE ? page.at(-1)?.id : undefined),
    networkMode: "always",
  });
  useRoomNews(NEWS, () => void log.refetch());
  return log;
}
