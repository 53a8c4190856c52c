import type { Id, Participant } from "../protocol";
import { byId, updated } from "./resuming";
import type { View } from "./view";

/** All present participants, the viewer included. */
export function here(view: View): Participant[] {
  return Object.values(view.participants).filter(
    (participant) => participant.module_data.control.left_at === undefined,
  );
}

/** The headcount, the viewer included. */
export function countHere(view: View): number {
  return view.count ?? here(view).length;
}

/** The unknown participants in messages and notices. */
export function strangers(view: View): Id[] {
  const named = [
    ...Object.values(view.conversations).flatMap(({ messages }) => messages.map(({ source }) => source)),
    ...view.notices.map(({ who }) => who),
  ];
  return [...new Set(named)].filter((id) => view.participants[id] === undefined);
}

/**
 * Adds participants to the view. Known ones keep their name, role and groups: the view has their updates, and the
 * answer may be older.
 */
export function acquainted(view: View, people: readonly Participant[]): View {
  const met = people.map((it) => {
    const known = view.participants[it.id];
    return known === undefined ? it : updated(it, known);
  });
  return { ...view, participants: { ...view.participants, ...byId(met.filter(({ id }) => id !== view.self.id)) } };
}
