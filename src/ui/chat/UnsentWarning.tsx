import { useEffect } from "react";
import { useSessionState } from "../room/session/RoomSession";

/** Has the browser ask before the page goes while something is not sent yet that would be lost with the page. */
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
