import type { Command, Id, Rules } from "../../../src/protocol";
import type { Chance } from "../chance/chance";
import type { Memory } from "./memory";

type Change = readonly [Partial<Rules>, Partial<Rules>];

/** The rules that moderators set for a moment, and lift again. */
const RULES: readonly [Change, ...Change[]] = [
  [{ post_global: "moderators" }, { post_global: "everyone" }],
  [{ post_groups: "not_guests" }, { post_groups: "everyone" }],
  [{ private: "with_moderators" }, { private: "everyone" }],
  [{ private: "nobody" }, { private: "everyone" }],
  [{ mention_all: "everyone" }, { mention_all: "moderators" }],
  [
    { edit_window_seconds: 0, delete_window_seconds: 0, reactions: false },
    { edit_window_seconds: 900, delete_window_seconds: "always", reactions: true },
  ],
];

/** The people whose messages to everyone wait for a moderator, until that is lifted. */
const HELD = ["guests", "everyone", "everyone"] as const;

/** How long mutes last, in seconds: some have no end. */
const MUTED_FOR = [undefined, 1, 2, 3] as const;

/** The orders that moderators give for a moment. */
export type Habit = "rules" | "mute" | "hold" | "purge" | "ban" | "kick" | "sendBack" | "door";

/** Chooses an order, and the one that lifts it a moment later; without it, time does, or nothing. */
export function order(
  habit: Habit,
  chance: Chance,
  people: readonly [Id, ...Id[]],
): readonly [Command, Command | undefined] {
  const target = chance.oneOf(people);
  switch (habit) {
    case "rules": {
      const [rules, before] = chance.oneOf(RULES);
      return [
        { namespace: "rules", payload: { action: "set_rules", ...rules } },
        { namespace: "rules", payload: { action: "set_rules", ...before } },
      ];
    }
    case "hold":
      return [
        { namespace: "rules", payload: { action: "set_rules", hold: chance.oneOf(HELD) } },
        { namespace: "rules", payload: { action: "set_rules", hold: "nobody" } },
      ];
    case "ban":
      return pair({ action: "ban", target }, { action: "unban", target });
    case "kick":
      return pair({ action: "kick", target, reason: "abuse" }, { action: "accept", target });
    case "sendBack":
      return pair({ action: "send_to_waiting_room", target }, { action: "accept", target });
    case "door": {
      const new_state = chance.oneOf(["for_guests", "for_everyone"]);
      return pair({ action: "enable_waiting_room", new_state }, { action: "disable_waiting_room" });
    }
    case "purge":
      return [{ namespace: "messages", payload: { action: "delete_messages_of", target } }, undefined];
    case "mute": {
      const seconds = chance.oneOf(MUTED_FOR);
      const isLifted = seconds === undefined || chance.from(0, 1) === 1;
      return pair(
        { action: "mute_chat", target, ...(seconds && { seconds }) },
        isLifted ? { action: "unmute_chat", target } : undefined,
      );
    }
  }
}

type Payload = Extract<Command, { namespace: "moderation" }>["payload"];

function pair(given: Payload, lifting: Payload | undefined): readonly [Command, Command | undefined] {
  return [{ namespace: "moderation", payload: given }, lifting && { namespace: "moderation", payload: lifting }];
}

type Around = { readonly people: readonly Id[]; readonly memory: Memory };

/** The answer to those who wait: all may come in; strangers are declined at times, who then stay out for a minute. */
export function answer(chance: Chance, { people, memory }: Around): Command | undefined {
  const target = memory.waiting[chance.from(0, Math.max(0, memory.waiting.length - 1))];
  if (target === undefined) return undefined;
  if (chance.from(1, 3) === 1) return { namespace: "moderation", payload: { action: "accept_all" } };
  const isStranger = !people.includes(target);
  const action = isStranger && chance.from(1, 3) === 1 ? "decline" : "accept";
  return { namespace: "moderation", payload: { action, target } };
}

/** The end of a ban that another moderator has left. */
export function pardon(chance: Chance, { memory }: Around): Command | undefined {
  const target = memory.banned[chance.from(0, Math.max(0, memory.banned.length - 1))];
  return target === undefined ? undefined : { namespace: "moderation", payload: { action: "unban", target } };
}
