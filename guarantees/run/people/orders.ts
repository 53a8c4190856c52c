import type { Command, Id, Rules } from "../../../src/protocol";
import type { Chance } from "../chance/chance";
import { LISTS, NAMES } from "./vocabulary";

type Change = readonly [Partial<Rules>, Partial<Rules>];

/** The rules that moderators set for a moment, and lift again. */
const RULES: readonly [Change, ...Change[]] = [
  [{ post_global: "moderators" }, { post_global: "everyone" }],
  [{ post_groups: "not_guests" }, { post_groups: "everyone" }],
  [{ private: "with_moderators" }, { private: "everyone" }],
  [{ private: "nobody" }, { private: "everyone" }],
  [{ mention_all: "everyone" }, { mention_all: "moderators" }],
  [{ links: "block" }, { links: "allow" }],
  [{ links: "hold" }, { links: "allow" }],
  [
    { edit_window_seconds: 0, delete_window_seconds: 0, reactions: false },
    { edit_window_seconds: 900, delete_window_seconds: "always", reactions: true },
  ],
];

/** The people whose messages to everyone wait for a moderator, until that is lifted. */
const HELD = ["guests", "everyone", "everyone"] as const;

/** How long mutes last, in seconds: some have no end. */
const MUTED_FOR = [undefined, 1, 2, 3] as const;

/** The orders that moderators give, by weight, and how long they last at most, in milliseconds: some have to be met. */
const ORDERS = {
  ...{ rules: 3, mute: 5, hold: 4, filters: 4, purge: 2, ban: 1, kick: 1, sendBack: 1, door: 4 },
  ...{ hands: 2, reset: 3, name: 3, restrict: 2, debrief: 1 },
};
const LASTING = {
  ...{ rules: 300, mute: 200, hold: 1_000, filters: 4_000, purge: 0, ban: 500, kick: 500, sendBack: 500, door: 4_000 },
  ...{ hands: 300, reset: 0, name: 0, restrict: 500, debrief: 700 },
};

export type Habit = keyof typeof ORDERS;

/** Others give each order now and then, and are refused. */
export function ordersOf(isModerator: boolean): typeof ORDERS {
  return isModerator ? ORDERS : (Object.fromEntries(Object.keys(ORDERS).map((it) => [it, 1])) as typeof ORDERS);
}

export function lasting(chance: Chance, habit: Habit): number {
  return chance.from(0, LASTING[habit]);
}

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
      return pair({ action: "ban", target, revoke_invite: chance.from(0, 1) === 1 }, { action: "unban", target });
    case "kick":
      return pair({ action: "kick", target, reason: "abuse" }, { action: "accept", target });
    case "sendBack":
      return pair({ action: "send_to_waiting_room", target }, { action: "accept", target });
    case "door": {
      const new_state = chance.oneOf(["for_guests", "for_everyone"]);
      return pair({ action: "enable_waiting_room", new_state }, { action: "disable_waiting_room" });
    }
    case "filters": {
      const [words, on_match] = [chance.oneOf(LISTS), chance.oneOf(["block", "hold"])];
      return [
        { namespace: "rules", payload: { action: "set_filters", words, on_match } },
        { namespace: "rules", payload: { action: "set_filters", words: [], on_match: "block" } },
      ];
    }
    case "hands":
      return pair({ action: "disable_raise_hands" }, { action: "enable_raise_hands" });
    case "reset": {
      const some = [undefined, target, [target, ...chance.someOf(people)]][chance.from(0, 2)];
      return pair({ action: "reset_raised_hands", ...(some && { target: some }) }, undefined);
    }
    case "name":
      return pair({ action: "change_display_name", target, new_name: chance.oneOf(NAMES) }, undefined);
    case "restrict": {
      const unrestricted_participants = chance.someOf(people);
      return pair(
        { action: "enable_display_name_change_restrictions", unrestricted_participants },
        { action: "disable_display_name_change_restrictions" },
      );
    }
    case "debrief": {
      const kick_scope = chance.oneOf(["guests", "guests", "users_and_guests", "all"]);
      return pair({ action: "debrief", kick_scope }, { action: "disable_waiting_room" });
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
