import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Addressee } from "../../../protocol";
import { here, keyOf, unread, type View } from "../../../room/view";
import { inOrder } from "../../chat/conversations/order";
import { useTranslation } from "../../language/translation/use-translation";
import { useRoster } from "../../participants/use-roster";
import { conversationNameIn } from "../labels/names";
import { useSessionState, useView } from "../session/RoomSession";
import { foundPlaces, type Place, personPlace } from "./found";

/** In a large room the server looks for people, too. */
export function usePlaces(sought: string): readonly Place[] {
  const { t } = useTranslation();
  const conversations = useSessionState(useShallow(inOrder));
  const view = useView((it) => it);
  const present = useView(useShallow(here));
  const { isListed, people } = useRoster(sought);
  return useMemo(() => {
    const named = (isListed ? present : people).map(({ id, module_data }) =>
      personPlace(id, id === view.self.id ? t("chat.notes") : module_data.control.display_name),
    );
    return foundPlaces(
      sought,
      conversations.map((to) => placeOf(view, to, conversationNameIn(view, to, t))),
      named,
    );
  }, [sought, conversations, view, present, people, isListed, t]);
}

function placeOf(view: View, to: Addressee, name: string): Place {
  const conversation = view.chat.conversations[keyOf(to)];
  return { to, name, unread: conversation ? unread(conversation, view.self.id) : 0 };
}
