import type { Addressee } from "../../../protocol";
import { keyOf, unread, type View } from "../../../room/view";
import type { SessionState } from "../../client/state/state";
import { isMuted, type Levels } from "../../settings/levels";
import { lostGroups } from "./lost-group";

export const EVERYONE: Addressee = { scope: "global" };

export function latestFirst(view: View, scope: Addressee["scope"]): Addressee[] {
  const latest = (key: string) => view.chat.conversations[key]?.messages.at(-1)?.timestamp ?? "";
  return Object.values(view.chat.conversations)
    .filter(({ to }) => to.scope === scope)
    .sort((one, other) => latest(other.key).localeCompare(latest(one.key)))
    .map(({ to }) => to);
}

export function inOrder(state: SessionState): readonly Addressee[] {
  const { view } = state;
  if (view === undefined) return [];
  const lost = lostGroups(state).map((target): Addressee => ({ scope: "group", target }));
  return [EVERYONE, ...latestFirst(view, "group"), ...lost, ...latestFirst(view, "private")];
}

/** The list has no end. */
export function neighbour(state: SessionState, step: 1 | -1): Addressee | undefined {
  const all = inOrder(state);
  const at = all.findIndex((to) => keyOf(to) === keyOf(state.open));
  return all.at((at + step) % all.length);
}

/** The muted ones wait. */
export function nextUnread(state: SessionState, levels: Levels): Addressee | undefined {
  const { view } = state;
  const all = inOrder(state);
  const at = all.findIndex((to) => keyOf(to) === keyOf(state.open));
  const after = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))];
  return after.find((to) => {
    const conversation = view?.chat.conversations[keyOf(to)];
    return view && conversation && !isMuted(levels, to) && unread(conversation, view.self.id) > 0;
  });
}
