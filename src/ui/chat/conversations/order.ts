import type { Addressee } from "../../../protocol";
import { keyOf, unread, type View } from "../../../room/view";
import type { SessionState } from "../../client/state/state";
import { isMuted, type Levels } from "../../settings/levels";
import { lostGroups } from "./lost-group";

export const EVERYONE: Addressee = { scope: "global" };

/** The conversations of a kind, those with the latest messages first. */
export function latestFirst(view: View, scope: Addressee["scope"]): Addressee[] {
  const latest = (key: string) => view.chat.conversations[key]?.messages.at(-1)?.timestamp ?? "";
  return Object.values(view.chat.conversations)
    .filter(({ to }) => to.scope === scope)
    .sort((one, other) => latest(other.key).localeCompare(latest(one.key)))
    .map(({ to }) => to);
}

/** All conversations, as the list has them. */
export function inOrder(state: SessionState): readonly Addressee[] {
  const { view } = state;
  if (view === undefined) return [];
  const lost = lostGroups(state).map((target): Addressee => ({ scope: "group", target }));
  return [EVERYONE, ...latestFirst(view, "group"), ...lost, ...latestFirst(view, "private")];
}

/** The conversation before or after the open one; the list has no end. */
export function neighbour(state: SessionState, step: 1 | -1): Addressee | undefined {
  const all = inOrder(state);
  const at = all.findIndex((to) => keyOf(to) === keyOf(state.open));
  return all.at((at + step) % all.length);
}

/** The next conversation after the open one with something unread; the muted ones wait. */
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
