import { useMemo } from "react";
import type { Addressee, StoredMessage } from "../../../protocol";
import { addresseeFor, keyOf, type Pinned } from "../../../room/view";
import { useView } from "../../room/session/RoomSession";

export type Pin = Pinned & { readonly message: StoredMessage };

/** The pins of a conversation as they are shown: announcements first, the newest first. */
export function usePins(to: Addressee): readonly Pin[] {
  const all = useView(({ pins }) => pins);
  const self = useView((view) => view.self.id);
  const key = keyOf(to);
  return useMemo(() => {
    const here = all
      .filter((pin) => keyOf(addresseeFor(self, pin)) === key)
      .filter(hasMessage)
      .reverse();
    return [...here.filter((pin) => pin.announcement), ...here.filter((pin) => !pin.announcement)];
  }, [all, self, key]);
}

function hasMessage(pin: Pinned): pin is Pin {
  return pin.message !== undefined;
}
