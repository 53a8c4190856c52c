import type { Addressee, Id } from "../../../protocol";
import { keyOf, type View } from "../../../room/view";
import type { TFunction } from "../../language/translation/translate";
import { useTranslation } from "../../language/translation/use-translation";
import { useSessionState, useView } from "../session/RoomSession";
import { groupName } from "./group-name";

export function nameIn(view: View, id: Id | undefined): string | undefined {
  return id === undefined ? undefined : view.control.participants[id]?.module_data.control.display_name;
}

export function nameOrWord(view: View, id: Id, t: TFunction): string {
  return nameIn(view, id) ?? t("people.somebody");
}

export function useName(id: Id): string {
  const { t } = useTranslation();
  return useView((view) => nameOrWord(view, id, t));
}

export function conversationNameIn(view: View, to: Addressee, t: TFunction): string {
  if (to.scope === "global") return t("chat.everyone");
  if (to.scope === "group") return groupName(to.target, t, ownGroups(view));
  return to.target === view.self.id ? t("chat.notes") : nameOrWord(view, to.target, t);
}

export function useConversationName(to: Addressee): string {
  const { t } = useTranslation();
  const person = useView((view) => (to.scope === "private" ? nameIn(view, to.target) : undefined));
  // The addressee of an unsent message may be gone.
  const addressee = useSessionState(({ pending }) => pending.find((it) => it.name && keyOf(it.to) === keyOf(to))?.name);
  const isSelf = useView((view) => to.scope === "private" && to.target === view.self.id);
  const group = useView((view) => (to.scope === "group" ? groupName(to.target, t, ownGroups(view)) : undefined));
  if (to.scope === "global") return t("chat.everyone");
  if (to.scope === "group") return group ?? to.target;
  return isSelf ? t("chat.notes") : (person ?? addressee ?? t("people.somebody"));
}

export function ownGroups({ self }: View): readonly string[] {
  return self.module_data.chat.groups;
}
