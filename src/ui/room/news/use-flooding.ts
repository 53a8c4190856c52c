import { useEffect, useRef } from "react";
import type { Id } from "../../../protocol";
import { useSession } from "../session/RoomSession";

/** Only moderators are told. */
export function useFlooding(onFlooding: (target: Id) => void): void {
  const session = useSession();
  const latest = useRef(onFlooding);
  useEffect(() => {
    latest.current = onFlooding;
  });
  useEffect(
    () => session.listen(({ payload }) => payload.message === "flooding" && latest.current(payload.target)),
    [session],
  );
}
