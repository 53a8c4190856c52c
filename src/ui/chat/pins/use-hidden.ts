import { useState } from "react";
import type { Addressee } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { hiddenPin, hidePins } from "../../client/pins/hidden-pins";
import { useView } from "../../room/session/RoomSession";
import type { Pin } from "./use-pins";

/** A newer pin brings hidden ones back. */
export function useHidden(to: Addressee, pins: readonly Pin[]) {
  const room_id = useView(({ room }) => room.id);
  const key = keyOf(to);
  const [hidden, setHidden] = useState(() => hiddenPin(room_id, key));
  const newest = pins
    .map(({ pinned_at }) => pinned_at)
    .sort()
    .at(-1);
  const keep = (until: string | undefined) => {
    hidePins(room_id, key, until);
    setHidden(until);
  };
  return {
    isHidden: hidden !== undefined && newest !== undefined && newest <= hidden,
    hide: () => keep(newest),
    show: () => keep(undefined),
  };
}
