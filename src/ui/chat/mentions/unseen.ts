import type { Addressee } from "../../../protocol";
import type { View } from "../../../room/view";
import type { Chosen } from "../../client/state/chosen";
import { canRead, mayMentionAll, mentionableGroups } from "./candidates";

type Asking = Pick<View, "self" | "rules">;

/** The mentions that the server would refuse are only text: a group that was lost, everybody after a demotion. */
export function allowedTo(view: Asking, to: Addressee, chosen: readonly Chosen[]): readonly Chosen[] {
  return chosen.filter((it) => isAllowed(view, to, it));
}

export function lockedIn(view: Asking, to: Addressee, chosen: readonly Chosen[]): readonly string[] {
  return chosen.filter((it) => !isAllowed(view, to, it)).map(({ text }) => text);
}

export function unseenIn({ self, control }: View, to: Addressee, chosen: readonly Chosen[]): readonly string[] {
  const cannotRead = (it: Chosen) => {
    const person = "id" in it ? control.participants[it.id] : undefined;
    return person !== undefined && !canRead(person, self.id, to);
  };
  return chosen.filter(cannotRead).map(({ text }) => text);
}

function isAllowed(view: Asking, to: Addressee, it: Chosen): boolean {
  if ("group" in it) return mentionableGroups(view.self.module_data.chat.groups, to).includes(it.group);
  return !("all" in it) || mayMentionAll(view);
}
