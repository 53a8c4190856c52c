import type { Command, Id, Rules } from "../../../src/protocol";
import type { Chance } from "../chance/chance";

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
export type Habit = "rules" | "mute" | "hold" | "purge";

/** Chooses an order, and the one that lifts it a moment later; without it, time does, or nothing. */
export function order(
  habit: Habit,
  chance: Chance,
  people: readonly [Id, ...Id[]],
): readonly [Command, Command | undefined] {
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
    case "purge":
      return [
        { namespace: "messages", payload: { action: "delete_messages_of", target: chance.oneOf(people) } },
        undefined,
      ];
    case "mute": {
      const [target, seconds] = [chance.oneOf(people), chance.oneOf(MUTED_FOR)];
      const isLifted = seconds === undefined || chance.from(0, 1) === 1;
      return [
        { namespace: "moderation", payload: { action: "mute_chat", target, ...(seconds && { seconds }) } },
        isLifted ? { namespace: "moderation", payload: { action: "unmute_chat", target } } : undefined,
      ];
    }
  }
}
