import { useIsOnline } from "../../browser/use-is-online";
import type { Connection } from "../../client/transport/connection";
import { useSessionState } from "./RoomSession";

/** A missing network shows at once, and not only when an answer fails to come. */
export function useConnection(): Connection["state"] | "offline" {
  const isOnline = useIsOnline();
  const state = useSessionState(({ connection }) => connection.state);
  const isOut = state === "ended" || state === "refused" || state === "sent_away";
  return isOnline || isOut ? state : "offline";
}
