import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { ParticipantsPage } from "../../protocol";
import { trpc } from "../connection/trpc";
import { useRoomNews } from "../room/news/use-room-news";
import { useSession, useView } from "../room/session/RoomSession";

const PAGE = 50;
const TYPING_MS = 250;
/** A list stands at least this long while others come and go; a crowd does not ask all at the same time. */
const FRESH_MS = 60_000;

/** Nothing is asked in a room that lists everybody (`isListed`), nor while nobody wants to know. */
export function useRoster(sought: string, isWanted = true) {
  const { client } = trpc.useUtils();
  const session = useSession();
  const room_id = useView(({ room }) => room.id);
  const isListed = useView(({ control }) => control.count === undefined);
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
    enabled: isWanted && !isListed,
  });
  const ids = data?.pages.flatMap((page) => page.ids) ?? [];
  const people = useView(useShallow((view) => [...new Set(ids)].flatMap((id) => view.control.participants[id] ?? [])));

  useRoomNews(["presence"], () => {
    const age = Date.now() - Math.max(roster.dataUpdatedAt, roster.errorUpdatedAt);
    if (isWanted && !isListed && age > FRESH_MS * (1 + Math.random())) void roster.refetch();
  });
  return { ...roster, isListed, people };
}

type Page = { readonly ids: readonly string[] } & Pick<ParticipantsPage, "complete">;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
