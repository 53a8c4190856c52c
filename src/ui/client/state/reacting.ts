import type { Id, Reactions } from "../../../protocol";

/** A reaction that the user switched on or off, and the server has not confirmed. */
export type Reacting = { readonly message_id: Id; readonly reaction: string; readonly on: boolean };

/** The reactions of a message as they will stand, in their order; a new kind comes last. */
export function withReacting(reactions: Reactions = [], reacting: readonly Reacting[]): Reactions {
  return reacting.reduce(withOne, reactions);
}

function withOne(reactions: Reactions, { reaction, on }: Reacting): Reactions {
  const known = reactions.find((it) => it.reaction === reaction);
  if ((known?.mine === true) === on) return reactions;
  if (known === undefined) return [...reactions, { reaction, count: 1, mine: true }];
  const count = known.count + (on ? 1 : -1);
  const after = count > 0 ? [{ reaction, count, ...(on && { mine: true as const }) }] : [];
  return reactions.flatMap((it) => (it === known ? after : [it]));
}
