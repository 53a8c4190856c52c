import type { Id, Reactions } from "../../../protocol";

export type Reacting = { readonly message_id: Id; readonly reaction: string; readonly on: boolean };

/** A new kind comes last. */
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
