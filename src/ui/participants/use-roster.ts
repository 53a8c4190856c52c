import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { Roster } from "../client/people/roster";
import type { Session } from "../client/session";
import { client } from "../connection/line";
import { useRoomNews } from "../room/news/use-room-news";
import { useSession, useView } from "../room/session/RoomSession";

const PAGE = 50;
const TYPING_MS = 250;
/** A list stands at least this long while others come and go; a crowd does not ask all at the same time. */
const FRESH_MS = 60_000;

/** Nothing is asked in a room that lists everybody (`isListed`), nor while nobody wants to know. */
export function useRoster(sought: string, isWanted = true) {
  const session = useSession();
  const isListed = useView(({ control }) => control.count === undefined);
  const query = useSettled(
    sought
      .trim()
      .slice(0, 100)
      .replace(/\p{Surrogate}$/u, ""),
  );
  const roster = useMemo(() => rosterOf(session), [session]);
  const { found, isAsking = false, isAskingMore = false, isOld = false, failure } = useStore(roster.store);
  useEffect(() => {
    if (isWanted && !isListed) roster.find(query);
  }, [roster, query, isWanted, isListed]);
  const ids = found?.ids ?? [];
  const people = useView(useShallow((view) => [...new Set(ids)].flatMap((id) => view.control.participants[id] ?? [])));

  useRoomNews(["presence"], () => {
    const age = Date.now() - roster.answeredAt;
    if (isWanted && !isListed && !isAsking && age > FRESH_MS * (1 + Math.random())) roster.again();
  });
  return {
    isListed,
    people,
    isAsking,
    isAskingMore,
    isAwaited: found === undefined && failure === undefined,
    isFound: found !== undefined && failure === undefined,
    hasMore: found !== undefined && !isOld && !found.complete,
    failure,
    again: () => roster.again(),
    more: () => roster.more(),
  };
}

function rosterOf(session: Session): Roster {
  const { room_id } = session.entry;
  return new Roster({
    ask: async (query, after) => {
      const page = await client.rooms.participants.query({ room_id, after, limit: PAGE, ...(query && { query }) });
      session.acquaint(page.participants);
      return { ids: page.participants.map(({ id }) => id), complete: page.complete };
    },
    kept: session,
    now: Date.now,
  });
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
