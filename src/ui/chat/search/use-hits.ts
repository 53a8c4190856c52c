import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { StoredMessage } from "../../../protocol";
import { trpc } from "../../connection/trpc";
import { useSession, useView } from "../../room/session/RoomSession";
import { type Hit, hitsOf, NO_FATES, withFate } from "./fates";
import type { askedFor } from "./narrowing";

/** In milliseconds. */
const TYPING_MS = 300;
/** The first pages of a large room may be few. */
const ENOUGH = 20;

export type Asked = NonNullable<ReturnType<typeof askedFor>>;

export function useHits(wanted: Asked | undefined) {
  const { client } = trpc.useUtils();
  const session = useSession();
  const room_id = useView(({ room }) => room.id);
  const asked = useSettled(wanted);
  const { data, ...query } = useInfiniteQuery({
    queryKey: ["chat.search", room_id, asked],
    queryFn: async ({ pageParam: before }) => {
      const page = await client.chat.search.query({ room_id, ...(asked as Asked), ...(before && { before }) });
      session.acquaint(page.participants);
      session.meetSoon(page.messages.map(({ source }) => source));
      return page;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: { next?: string | undefined }) => next,
    placeholderData: keepPreviousData,
    // Nothing is kept that may be deleted meanwhile.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    networkMode: "always",
    enabled: asked !== undefined,
  });
  const found = useMemo(
    () => (asked === undefined ? [] : (data?.pages ?? []).flatMap(({ messages }) => messages as StoredMessage[])),
    [asked, data],
  );
  const hits = useFates(found);

  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const isShort = asked !== undefined && found.length < ENOUGH && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (isShort) void fetchNextPage();
  }, [isShort, fetchNextPage]);

  // Later letters are not searched for yet.
  const isWaiting = wanted !== undefined && (asked !== wanted || isFetching);
  return { ...query, asked, hits, isWaiting, isOld: query.isPlaceholderData };
}

function useSettled(wanted: Asked | undefined): Asked | undefined {
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), wanted === undefined ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return settled;
}

function useFates(found: readonly StoredMessage[]): readonly Hit[] {
  const session = useSession();
  const [fates, setFates] = useState(NO_FATES);
  useEffect(() => session.listen((envelope) => setFates((before) => withFate(before, envelope))), [session]);
  return useMemo(() => hitsOf(found, fates), [found, fates]);
}
