import type { Addressee, Id, Mentions } from "../../../src/protocol";
import type { Chance } from "../chance/chance";

/** The targets of mentions, by weight. */
const HABITS = { nobody: 14, people: 4, group: 2, everyone: 1, all: 1 };

type Around = { readonly people: readonly Id[]; readonly groups: readonly [string, ...string[]] };

/** Chooses whom a message mentions, also people who cannot see it, and what its author may not. */
export function mentions(chance: Chance, to: Addressee, { people, groups }: Around): Mentions {
  const own = to.scope === "group" && chance.from(1, 4) > 1 ? to.target : chance.oneOf(groups);
  switch (chance.among(HABITS)) {
    case "nobody":
      return {};
    case "people":
      return { mentions: chance.someOf(people) };
    case "group":
      return { mention_groups: [own] };
    case "everyone":
      return { mention_all: true };
    case "all":
      return { mentions: chance.someOf(people), mention_groups: [own], mention_all: true };
  }
}
