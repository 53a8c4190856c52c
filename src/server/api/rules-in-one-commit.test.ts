import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MAX_REVIEWED, type Rules } from "../../protocol";
import { DEFAULT_RULES } from "../../room/rules/rules";
import {
  all,
  changesFirst,
  chat,
  control,
  does,
  edits,
  filters,
  first,
  inOneCommit,
  joins,
  messages,
  moderation,
  type Row,
  reacts,
  says,
  sets,
  speaks,
  toCarol,
  toGroup,
} from "../testing/store/acts-in-lanes";
import { noon } from "../testing/store/lanes";
import type { MeetingInLanes } from "../testing/store/meeting-in-lanes";

/** Every rule of a room. */
const ROWS: Readonly<Record<string, Row>> = {
  "slow mode and a message": {
    given: first,
    alice: sets({ slow_mode_seconds: 60 }),
    next: speaks,
    outcome: "slow_mode",
  },
  "a longer slow mode and a message": {
    given: all(does("alice", sets({ slow_mode_seconds: 1 })), first),
    alice: sets({ slow_mode_seconds: 60 }),
    next: speaks,
    outcome: "slow_mode",
  },
  "slow mode and a message after one that waits": {
    given: all(does("alice", sets({ hold: "everyone" })), first),
    alice: sets({ slow_mode_seconds: 60, hold: "nobody" }),
    next: speaks,
    outcome: "slow_mode",
  },
  "post_global and a message": { alice: sets({ post_global: "moderators" }), next: speaks, outcome: "chat_locked" },
  "post_global and a guest's message": {
    alice: sets({ post_global: "not_guests" }),
    next: does("gustav", says("Hello")),
    outcome: "chat_locked",
  },
  "post_global and an edit": {
    given: first,
    alice: sets({ post_global: "moderators" }),
    next: edits,
    outcome: "chat_locked",
  },
  "post_groups and a message": {
    alice: sets({ post_groups: "moderators" }),
    next: does("bob", says("Hello", toGroup)),
    outcome: "chat_locked",
  },
  "private: nobody and a message": {
    alice: sets({ private: "nobody" }),
    next: does("bob", says("Hello", toCarol)),
    outcome: "chat_locked",
  },
  "private: with_moderators and a message": {
    alice: sets({ private: "with_moderators" }),
    next: does("bob", says("Hello", toCarol)),
    outcome: "chat_locked",
  },
  "the loss of a role and a private message": {
    given: all(
      does("alice", control({ action: "grant_moderator_role", target: "carol" })),
      does("alice", sets({ private: "with_moderators" })),
    ),
    alice: control({ action: "revoke_moderator_role", target: "carol" }),
    next: does("bob", says("Hello", toCarol)),
    outcome: "chat_locked",
  },
  "mention_all and a mention": {
    given: does("alice", sets({ mention_all: "everyone" })),
    alice: sets({ mention_all: "moderators" }),
    next: does("bob", {
      namespace: "chat",
      payload: { action: "send_message", scope: "global", content: "@all", mention_all: true },
    }),
    outcome: "chat_locked",
  },
  "hold and a message": { alice: sets({ hold: "everyone" }), next: speaks, outcome: "held" },
  "hold and a message where too many wait": {
    given: fillQueue,
    alice: sets({ hold: "everyone" }),
    next: speaks,
    outcome: "too_many_requests",
  },
  "hold and an edit": {
    given: first,
    alice: sets({ hold: "everyone" }),
    next: edits,
    outcome: "not_allowed_while_held",
  },
  "links: block and a link": {
    alice: sets({ links: "block" }),
    next: does("bob", says("example.com/offer")),
    outcome: "content_blocked",
  },
  "links: hold and a link": {
    alice: sets({ links: "hold" }),
    next: does("bob", says("example.com/offer")),
    outcome: "held",
  },
  "blocked words and a message": {
    alice: filters("block"),
    next: does("bob", says("Spam!")),
    outcome: "content_blocked",
  },
  "held words and a message": { alice: filters("hold"), next: does("bob", says("Spam!")), outcome: "held" },
  "held words and a message where too many wait": {
    given: fillQueue,
    alice: filters("hold"),
    next: does("bob", says("Spam!")),
    outcome: "too_many_requests",
  },
  "blocked words and a name": {
    alice: filters("block"),
    next: does("bob", moderation({ action: "change_display_name", target: "bob", new_name: "Spam" })),
    outcome: "invalid_display_name",
  },
  "blocked words and a newcomer's name": {
    alice: filters("block"),
    next: joins("dora", "Spam"),
    outcome: "invalid_payload",
  },
  "edit_window_seconds and an edit": {
    given: first,
    alice: sets({ edit_window_seconds: 0 }),
    next: edits,
    outcome: "edit_window_over",
  },
  "delete_window_seconds and a deletion": {
    given: first,
    alice: sets({ delete_window_seconds: 0 }),
    next: changesFirst({ action: "delete" }),
    outcome: "delete_window_over",
  },
  "reactions and a reaction": {
    given: first,
    alice: sets({ reactions: false }),
    next: reacts,
    outcome: "reactions_disabled",
  },
  "a locked room and a newcomer": { alice: sets({ locked: true }), next: joins("dora"), outcome: "room_locked" },
  "a switched-off chat and a message": { alice: chat("disable_chat"), next: speaks, outcome: "chat_disabled" },
  "a switched-off chat and an edit": {
    given: first,
    alice: chat("disable_chat"),
    next: edits,
    outcome: "chat_locked",
  },
  "a clear and an edit": { given: first, alice: chat("clear_history"), next: edits, outcome: "unknown_message" },
  "a clear and a report": {
    given: first,
    alice: chat("clear_history"),
    next: does("carol", ({ ids }) => messages({ action: "report", message_id: ids()[0] ?? "", reason: "spam" })),
    outcome: "unknown_message",
  },
  "a removal of all and an edit": {
    given: first,
    alice: messages({ action: "delete_messages_of", target: "bob" }),
    next: edits,
    outcome: "message_is_deleted",
  },
};

describe("Of the rules, what is decided in one commit after", () => {
  inOneCommit(ROWS);

  test("a rule is covered for each rule there is", () => {
    const played = Object.values(ROWS).flatMap(({ alice: { payload } }) => Object.keys(payload));
    // Nothing is refused by these: typing is dropped, and the others act on what is read.
    const others: readonly (keyof Rules)[] = [
      "typing",
      "attachments",
      "export",
      "history_for_new",
      "retention_seconds",
    ];
    for (const rule of Object.keys(DEFAULT_RULES))
      assert.ok(played.includes(rule) || others.some((it) => it === rule), `no row plays ${rule}`);
  });
});

/** As many messages wait as may wait. */
async function fillQueue({ database }: MeetingInLanes): Promise<unknown> {
  const held = { room_id: "room", source: "carol", content: "Hello", timestamp: noon, because: "hold" };
  return database.write.held.createMany({
    data: Array.from({ length: MAX_REVIEWED }, (_, at) => ({ id: `held ${at}`, ...held })),
  });
}
