import { useEffect } from "react";
import type { Id } from "../../../protocol";
import { useSession, useSessionState } from "./RoomSession";

/** Asks for the names of people whom the view may not have: they left, or were removed. */
export function useMeeting(ids: readonly Id[]): void {
  const session = useSession();
  // A view that begins anew knows those who are here, and nobody else.
  const state = useSessionState(({ connection }) => connection.state);
  useEffect(() => {
    if (state === "joined") session.meetSoon(ids);
  }, [session, state, ids]);
}
