import { createContext, useContext, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { View } from "../../../room/view";
import type { Entry } from "../../client/events/subscription";
import { ArrivalOrder } from "../../client/people/arrival-order";
import type { Session } from "../../client/session";
import type { SessionState } from "../../client/state/state";
import { ArrivalContext } from "../../kit/avatar/avatar-grounds";
import { LoadingPage } from "../../kit/page/LoadingPage";
import type { Elements } from "../../kit/words/elements";
import { useRooms } from "./Sessions";

const SessionContext = createContext<Session | undefined>(undefined);

export function RoomSession({ room_id, display_name, invite, children }: Entry & { children: Elements }) {
  const rooms = useRooms();
  const [session, setSession] = useState<Session>();
  useEffect(() => {
    const entered = rooms.enter({ room_id, display_name, invite });
    setSession(entered);
    return () => rooms.leave(entered);
  }, [rooms, room_id, display_name, invite]);
  const placeOf = useMemo(() => session && placesIn(session), [session]);
  if (!session || !placeOf || session.entry.room_id !== room_id) return <LoadingPage />;
  return (
    <SessionContext value={session}>
      <ArrivalContext value={placeOf}>{children}</ArrivalContext>
    </SessionContext>
  );
}

function placesIn({ entry, store }: Session) {
  const order = new ArrivalOrder(entry.room_id, () => Object.keys(store.getState().view?.control.participants ?? {}));
  return (id: string) => order.of(id);
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("there is no <RoomSession> around this");
  return session;
}

export function useSessionState<Part>(select: (state: SessionState) => Part): Part {
  return useStore(useSession().store, select);
}

/** Only inside {@link Joined}. */
export function useView<Part>(select: (view: View) => Part): Part {
  return useSessionState(({ view }) => {
    if (!view) throw new Error("one is not in the room yet");
    return select(view);
  });
}
