import { useEffect } from "react";
import { useSessionState } from "../room/session/RoomSession";

/** Makes the browser ask before the page closes while unsent messages would be lost with it. */
export function UnsentWarning() {
  const isUnsent = useSessionState(({ pending }) =>
    pending.some(({ message_id, kept }) => message_id === undefined && !kept),
  );
  useEffect(() => {
    if (!isUnsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isUnsent]);
  return null;
}
