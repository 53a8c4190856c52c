import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Addressee, type ChatCommand, microsecondsAfter, type Rules } from "../../protocol";
import type { KnownMessage } from "../base/message";
import type { Member, Room } from "../base/room";
import {
  alice,
  bob,
  carol,
  chat,
  eventsOf,
  gustav,
  messages,
  new_id,
  nobody,
  now,
  roomOf,
  says,
} from "../testing/cast";
import { DEFAULT_RULES, roomRules } from "./rules";

type To = Addressee;
const everyone: To = { scope: "global" };
const managers: To = { scope: "group", target: "management" };
const to = ({ id }: { id: string }): To => ({ scope: "private", target: id });

const people = [alice, bob, { ...carol, groups: ["management"] }, { ...gustav, groups: ["management"] }];
const under = (rules: Partial<Rules>): Room => roomRules.in(roomOf(people), { ...DEFAULT_RULES, ...rules });
const outcome = (decision: ReturnType<typeof says>) =>
  decision.kind === "bad_request"
    ? [decision.bad.reason, decision.bad.field].filter(Boolean).join(" ")
    : decision.kind === "refused"
      ? decision.error
      : "accepted";
const writes = (by: Member, where: To, rules: Partial<Rules>, more: object = {}) =>
  outcome(says(by, chat({ action: "send_message", ...where, content: "Hello", ...more } as ChatCommand), under(rules)));

function roomWith(rules: Partial<Rules>, where: To, by: Member, age_seconds = 0, isDeleted = false): Room {
  const timestamp = microsecondsAfter(now, -age_seconds * 1_000_000);
  const message: KnownMessage = {
    ...where,
    ...{ id: new_id, source: by.id, timestamp, content: "Helo", number: 1, edits: 0, isDeleted, reactions: new Map() },
  };
  return { ...under(rules), messages: new Map([[new_id, message]]) };
}
const edits = (by: Member, room: Room) =>
  outcome(says(by, messages({ action: "edit", message_id: new_id, content: "Hello" }), room));
const deletes = (by: Member, room: Room) => outcome(says(by, messages({ action: "delete", message_id: new_id }), room));

describe("Writing to everyone and to groups", () => {
  test("is for those whom the rule names", () => {
    for (const [where, field] of [
      [everyone, "post_global"],
      [managers, "post_groups"],
    ] as const) {
      const who = (writers: Rules["post_global"]) =>
        people.filter((it) => writes(it, where, { [field]: writers }) === "accepted").map((it) => it.display_name);
      assert.deepEqual(who("everyone"), ["Alice", "Bob", "Carol", "Gustav"]);
      assert.deepEqual(who("not_guests"), ["Alice", "Bob", "Carol"]);
      assert.deepEqual(who("moderators"), ["Alice"]);
      assert.equal(writes(bob, where, { [field]: "moderators" }), "chat_locked");
    }
  });

  test("one is not touched by the rule of the other", () => {
    assert.equal(writes(bob, managers, { post_global: "moderators", private: "nobody" }), "accepted");
    assert.equal(writes(bob, everyone, { post_groups: "moderators", private: "nobody" }), "accepted");
  });

  test("is refused before the addressee and the mentions are looked at, and after the switch", () => {
    const rules: Partial<Rules> = { post_groups: "moderators", post_global: "moderators" };
    assert.equal(writes(bob, { scope: "group", target: "Nobody's" }, rules), "chat_locked");
    assert.equal(writes(bob, everyone, rules, { mention_all: true }), "chat_locked");
    const off = { ...under(rules), states: new Map(under(rules).states).set("chat", { enabled: false }) };
    assert.equal(outcome(says(bob, chat({ action: "send_message", ...everyone, content: "x" }), off)), "chat_disabled");
  });
});

describe("Private messages", () => {
  test("with moderators have one at one of their ends", () => {
    const rules: Partial<Rules> = { private: "with_moderators" };
    assert.equal(writes(bob, to(alice), rules), "accepted");
    assert.equal(writes(alice, to(bob), rules), "accepted");
    assert.equal(writes(bob, to(carol), rules), "chat_locked");
    assert.equal(writes(bob, to({ id: nobody }), rules), "chat_locked", "a stranger is told nothing of who is there");
    assert.equal(writes(alice, to({ id: nobody }), rules), "unknown_participant");
  });

  test("with nobody bind moderators, too", () => {
    for (const [by, whom] of [
      [alice, bob],
      [bob, alice],
      [bob, carol],
    ] as const)
      assert.equal(writes(by, to(whom), { private: "nobody" }), "chat_locked");
    assert.equal(writes(bob, to({ id: nobody }), { private: "nobody" }), "chat_locked");
  });

  test("to oneself stay", () => {
    for (const rule of ["with_moderators", "nobody"] as const)
      assert.equal(writes(bob, to(bob), { private: rule }), "accepted");
  });
});

describe("A mention of everybody", () => {
  test("is for those whom the rule names", () => {
    const calls = (by: Member, rule: Rules["mention_all"]) =>
      writes(by, everyone, { mention_all: rule }, { mention_all: true });
    assert.equal(calls(bob, "moderators"), "chat_locked mention_all");
    assert.equal(calls(alice, "moderators"), "accepted");
    assert.equal(calls(gustav, "everyone"), "accepted");
  });
});

describe("An edit", () => {
  test("is speech, and locked where a message would be", () => {
    assert.equal(edits(bob, roomWith({ post_global: "moderators" }, everyone, bob)), "chat_locked");
    assert.equal(edits(bob, roomWith({ post_groups: "moderators" }, managers, bob)), "chat_locked");
    assert.equal(edits(bob, roomWith({ private: "with_moderators" }, to(carol), bob)), "chat_locked");
    assert.equal(edits(bob, roomWith({ private: "with_moderators" }, to(alice), bob)), "accepted");
    assert.equal(edits(bob, roomWith({ private: "nobody" }, to(bob), bob)), "accepted");
  });

  test("has the window of the rules, which binds moderators, too", () => {
    assert.equal(edits(bob, roomWith({ edit_window_seconds: 60 }, everyone, bob, 59)), "accepted");
    assert.equal(edits(bob, roomWith({ edit_window_seconds: 60 }, everyone, bob, 60)), "edit_window_over");
    assert.equal(edits(alice, roomWith({ edit_window_seconds: 60 }, everyone, alice, 60)), "edit_window_over");
    assert.equal(edits(bob, roomWith({ edit_window_seconds: 0 }, everyone, bob)), "edit_window_over");
    assert.equal(edits(bob, roomWith({ edit_window_seconds: 604_800 }, everyone, bob, 600_000)), "accepted");
  });

  test("is refused for the message before it is for a lock, and for a lock before the window", () => {
    const rules: Partial<Rules> = { post_global: "moderators", edit_window_seconds: 0 };
    assert.equal(edits(bob, under(rules)), "unknown_message");
    assert.equal(edits(bob, roomWith(rules, everyone, carol)), "not_the_author");
    assert.equal(edits(bob, roomWith(rules, everyone, bob, 0, true)), "message_is_deleted");
    assert.equal(edits(bob, roomWith(rules, everyone, bob)), "chat_locked");
  });
});

describe("A deletion", () => {
  test("has the window of the rules for authors, and none for moderators", () => {
    const rules: Partial<Rules> = { delete_window_seconds: 60 };
    assert.equal(deletes(bob, roomWith(rules, everyone, bob, 59)), "accepted");
    assert.equal(deletes(bob, roomWith(rules, everyone, bob, 60)), "delete_window_over");
    assert.equal(deletes(alice, roomWith(rules, everyone, bob, 60)), "accepted");
    assert.equal(deletes(alice, roomWith(rules, everyone, alice, 60)), "accepted");
    assert.equal(deletes(bob, roomWith({ delete_window_seconds: 0 }, everyone, bob)), "delete_window_over");
  });

  test("is possible where nobody may write", () => {
    assert.equal(deletes(bob, roomWith({ post_global: "moderators" }, everyone, bob, 100_000)), "accepted");
    assert.equal(deletes(bob, roomWith({ delete_window_seconds: 0 }, everyone, bob, 0, true)), "nothing_to_do");
  });
});

describe("Reactions", () => {
  const reacts = (by: Member, action: "react" | "unreact", room: Room) =>
    outcome(says(by, messages({ action, message_id: new_id, reaction: "👍" }), room));

  test("are refused to everybody where they are switched off, and can be taken back", () => {
    const room = roomWith({ reactions: false }, everyone, bob);
    for (const by of [alice, carol]) assert.equal(reacts(by, "react", room), "reactions_disabled");
    assert.equal(reacts(carol, "unreact", room), "nothing_to_do", "it has none");
    assert.equal(reacts(carol, "react", under({ reactions: false })), "unknown_message");
    const reactions = new Map([["👍", { count: 1, by: new Set([carol.id]) }]]);
    const message = room.messages.get(new_id);
    assert.ok(message);
    const reacted = { ...room, messages: new Map([[new_id, { ...message, reactions }]]) };
    assert.equal(reacts(carol, "unreact", reacted), "accepted");
  });

  test("are possible where nobody may write", () => {
    assert.equal(reacts(carol, "react", roomWith({ post_global: "moderators" }, everyone, bob)), "accepted");
  });
});

describe("Typing", () => {
  const types = (by: Member, where: To, rules: Partial<Rules>) =>
    eventsOf(says(by, messages({ action: "typing", ...where }), under(rules))).length;

  test("is told to nobody where it is switched off, or where its sender may not write", () => {
    assert.equal(types(bob, everyone, {}), 1);
    assert.equal(types(bob, everyone, { typing: false }), 0);
    assert.equal(types(bob, everyone, { post_global: "moderators" }), 0);
    assert.equal(types(alice, everyone, { post_global: "moderators" }), 1);
    assert.equal(types(bob, to({ id: nobody }), { private: "nobody" }), 0);
  });
});
