import type { Id, Participant } from "../protocol";
import { namedIn } from "./chat/events";
import { byId, updated } from "./control/view";
import type { View } from "./view";

export function here({ control }: View): Participant[] {
  return Object.values(control.participants).filter(
    (participant) => participant.module_data.control.left_at === undefined,
  );
}

/** The headcount, the viewer included. */
export function countHere(view: View): number {
  return view.control.count ?? here(view).length;
}

/** Whom the view names and does not know. */
export function strangers({ chat, control, pins, notices, review, moderation }: View): Id[] {
  const named = [
    ...Object.values(chat.conversations).flatMap(({ messages }) => messages.flatMap(namedIn)),
    ...pins.map(({ source }) => source),
    ...notices.map(({ who }) => who),
    ...(chat.disabled_by === undefined ? [] : [chat.disabled_by]),
    ...review.held.flatMap(namedIn),
    ...review.reports.flatMap((report) => [report.by, ...namedIn(report)]),
    ...review.settled.map(({ issued_by }) => issued_by),
    ...(moderation?.muted ?? []).flatMap(({ target, issued_by }) => [target, ...(issued_by ? [issued_by] : [])]),
    // A ban has the name of its own participant.
    ...(moderation?.banned_participants ?? []).map(({ banned_by }) => banned_by),
  ];
  return [...new Set(named)].filter((id) => control.participants[id] === undefined);
}

/** Known participants keep their name, role and groups: the answer may be older than the view. */
export function acquainted({ control, ...view }: View, people: readonly Participant[]): View {
  const met = people.map((it) => {
    const known = control.participants[it.id];
    return known === undefined ? it : updated(it, known);
  });
  const others = byId(met.filter(({ id }) => id !== view.self.id));
  return { ...view, control: { ...control, participants: { ...control.participants, ...others } } };
}
