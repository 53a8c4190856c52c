import type { Addressee, Id } from "../../../src/protocol";
import type { Sought } from "../../history";
import type { Chance } from "../chance/chance";
import type { Memory } from "./memory";
import { TERMS } from "./vocabulary";

type Around = {
  readonly memory: Memory;
  readonly people: readonly [Id, ...Id[]];
  readonly groups: readonly [string, ...string[]];
};

/** Chooses a search: mostly for a message that somebody remembers, and that may be gone by now. */
export function search(chance: Chance, { memory, people, groups }: Around): Sought {
  const known = memory.all.at(-chance.from(1, 40));
  // A text begins with its author's device and a number.
  const remembered = known?.content.split(" ").slice(0, 3).join(" ");
  const term = remembered !== undefined && chance.from(1, 3) > 1 ? remembered : chance.oneOf(TERMS);
  const to = chance.oneOf<Addressee | undefined>([
    ...[undefined, undefined, { scope: "global" } as const],
    ...[{ scope: "group", target: chance.oneOf(groups) } as const, { scope: "private", target: chance.oneOf(people) }],
  ] as [undefined, ...Addressee[]]);
  return {
    term,
    ...(to && { to }),
    ...(chance.from(1, 5) === 1 && { source: chance.oneOf(people) }),
    ...(chance.from(1, 8) === 1 && { has: "link" as const }),
    limit: chance.oneOf([1, 5, 20, 100]),
  };
}
