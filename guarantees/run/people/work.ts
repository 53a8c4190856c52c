import type { Command, Id } from "../../../src/protocol";
import type { Chance } from "../chance/chance";
import type { Memory } from "./memory";

/** The work of moderators at the door, by weight, while somebody waits, is banned, or came as a stranger. */
export const WORK = { answer: 16, pardon: 6, expel: 3 };

type Around = { readonly people: readonly Id[]; readonly memory: Memory };

/** The work that there is for somebody. */
export function workFor({ people, memory }: Around): typeof WORK {
  const moderates = memory.role === "moderator";
  return {
    answer: moderates && memory.waiting.length > 0 ? WORK.answer : 0,
    pardon: moderates && memory.banned.length > 0 ? WORK.pardon : 0,
    expel: moderates && strangerIn({ people, memory }) !== undefined ? WORK.expel : 0,
  };
}

/** Chooses a command for a piece of work. */
export function work(habit: keyof typeof WORK, chance: Chance, around: Around): Command | undefined {
  const payload = WORKS[habit](chance, around);
  return payload && { namespace: "moderation", payload };
}

type Payload = Extract<Command, { namespace: "moderation" }>["payload"];

const WORKS: Readonly<Record<keyof typeof WORK, (chance: Chance, around: Around) => Payload | undefined>> = {
  /** All may come in; strangers are declined mostly, who then stay out for a minute. */
  answer: (chance, { people, memory }) => {
    const strangers = memory.waiting.filter((id) => !people.includes(id));
    const target = strangers.length > 0 && chance.from(1, 3) > 1 ? strangers[0] : oneOf(chance, memory.waiting);
    if (target === undefined) return undefined;
    const isStranger = strangers.includes(target);
    if (isStranger && chance.from(1, 3) > 1) return { action: "decline", target };
    return chance.from(1, 3) === 1 ? { action: "accept_all" } : { action: "accept", target };
  },
  /** The end of a ban that another moderator has left. */
  pardon: (chance, { memory }) => {
    const target = oneOf(chance, memory.banned);
    return target === undefined ? undefined : { action: "unban", target };
  },
  /** A stranger has to go, and nobody is to come by their invitation any more. */
  expel: (chance, around) => {
    const target = strangerIn(around);
    return target === undefined ? undefined : { action: "ban", target, revoke_invite: chance.from(1, 4) > 1 };
  },
};

function strangerIn({ people, memory }: Around): Id | undefined {
  return memory.arrivals.findLast((id) => !people.includes(id) && !memory.banned.includes(id));
}

function oneOf(chance: Chance, ids: readonly Id[]): Id | undefined {
  return ids[chance.from(0, Math.max(0, ids.length - 1))];
}
