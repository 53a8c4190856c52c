import { useMemo } from "react";
import type { Addressee, StoredMessage } from "../../../protocol";
import { addresseeFor, keyOf, type Pinned } from "../../../room/view";
import { useView } from "../../room/session/RoomSession";
import { useAllAsTheyWillStand } from "../../room/session/use-own-changes";

export type Pin = Pinned & { readonly message: StoredMessage };

/** Announcements first, the newest first. */
export function usePins(to: Addressee): readonly Pin[] {
  const all = useView(({ pins }) => pins);
  const self = useView((view) => view.self.id);
  const key = keyOf(to);
  const here = useMemo(
    () =>
      all
        .filter((pin) => keyOf(addresseeFor(self, pin)) === key)
        .filter(hasMessage)
        .reverse(),
    [all, self, key],
  );
  const messages = useAllAsTheyWillStand(useMemo(() => here.map(({ message }) => message), [here]));
  return useMemo(() => {
    const shown = here.flatMap((pin, at): Pin[] => {
      const { [at]: message = pin.message } = messages;
      return message.deleted_at === undefined ? [{ ...pin, message }] : [];
    });
    return [...shown.filter((pin) => pin.announcement), ...shown.filter((pin) => !pin.announcement)];
  }, [here, messages]);
}

function hasMessage(pin: Pinned): pin is Pin {
  return pin.message !== undefined;
}
