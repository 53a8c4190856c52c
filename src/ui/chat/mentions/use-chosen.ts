import { useMemo } from "react";
import type { Addressee } from "../../../protocol";
import { chosenFor, keepChosen } from "../../client/chosen-mentions";
import { type Chosen, standingIn } from "../../client/state/chosen";
import { useView } from "../../room/session/RoomSession";

export function useChosen(to: Addressee, text: string) {
  const room_id = useView((view) => view.room.id);
  // A choice changes the text, too, in every tab.
  const chosen = useMemo(() => standingIn(text, chosenFor(room_id, to)), [room_id, to, text]);
  return {
    chosen,
    choose: (more: readonly Chosen[]) => keepChosen(room_id, to, [...chosen, ...more]),
    forget: () => keepChosen(room_id, to, []),
  };
}
