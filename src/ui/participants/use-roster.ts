import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { ParticipantsPage } from "../../protocol";
import { trpc } from "../connection/trpc";
import { useRoomNews } from "../room/news/use-room-news";
import { useSession, useView } from "../room/session/RoomSession";

/** So many people come at a time: somebody who joins gets the first page. */
const PAGE = 50;
/** How long one types before it is asked for, in milliseconds. */
const TYPING_MS = 250;
/** How long a list stands, at least, while others come and go; a crowd does not ask all at the same time. */
const FRESH_MS = 60_000;

/**
 * Those who are here, as the server finds them by their names, page by page; only while nobody is given a list of all.
 * `isListed` says whether one is: then nothing is asked.
 */
export function useRoster(sought: string) {
  const { client } = trpc.useUtils();
  const session = useSession();
  const room_id = useView(({ room }) => room.id);
  const isListed = useView(({ count }) => count === undefined);
  const query = useSettled(
    sought
      .trim()
      .slice(0, 100)
      .replace(/\p{Surrogate}$/u, ""),
  );
  const { data, ...roster } = useInfiniteQuery({
    queryKey: ["rooms.participants", room_id, query],
    queryFn: async ({ pageParam: after }) => {
      const page = await client.rooms.participants.query({ room_id, after, limit: PAGE, ...(query && { query }) });
      session.acquaint(page.participants);
      return { ids: page.participants.map(({ id }) => id), complete: page.complete };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ ids, complete }: Page) => (complete ? undefined : ids.at(-1)),
    placeholderData: keepPreviousData,
    networkMode: "always",
    enabled: !isListed,
  });
  const ids = data?.pages.flatMap((page) => page.ids) ?? [];
  const people = useView(useShallow((view) => [...new Set(ids)].flatMap((id) => view.participants[id] ?? [])));

  useRoomNews(["presence"], () => {
    const age = Date.now() - Math.max(roster.dataUpdatedAt, roster.errorUpdatedAt);
    if (!isListed && age > FRESH_MS * (1 + Math.random())) void roster.refetch();
  });
  return { ...roster, isListed, people };
}

type Page = { readonly ids: readonly string[] } & Pick<ParticipantsPage, "complete">;

/** What somebody types, once they pause. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
