import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ChatCommand, Mentions } from "../../protocol";
import { chatCommand } from "../../protocol/schemas";
import type { Member } from "../base/room";
import { alice, bob, carol, chat, eventsOf, gustav, nobody, says } from "../testing/cast";
import { isMentioned } from "./mentions";

type To = { scope: "global" } | { scope: "group" | "private"; target: string };
const everyone: To = { scope: "global" };
const managers: To = { scope: "group", target: "management" };
const toCarol: To = { scope: "private", target: carol.id };

const calls = (by: Member, of: Mentions, to: To = everyone) =>
  says(by, chat({ action: "send_message", ...to, content: "Hello", ...of } as ChatCommand));
const sent = (...given: Parameters<typeof calls>) => {
  const [event] = eventsOf(calls(...given));
  assert.ok(event?.payload.message === "message_sent");
  const { mentions, mention_groups, mention_all } = event.payload;
  return { mentions, mention_groups, mention_all };
};
const bad = (reason: string, more = {}) => ({ kind: "bad_request", bad: { reason, ...more } });

describe("A mention of people", () => {
  test("is by their ids, and keeps those who can read it", () => {
    assert.deepEqual(sent(alice, { mentions: [bob.id, gustav.id] }).mentions, [bob.id, gustav.id]);
    assert.deepEqual(sent(alice, { mentions: [gustav.id, bob.id] }, managers).mentions, [bob.id]);
    assert.deepEqual(sent(alice, { mentions: [bob.id, carol.id, alice.id] }, toCarol).mentions, [carol.id, alice.id]);
  });

  test("tells the sender who cannot read it, and is left out if nobody can", () => {
    const decision = calls(alice, { mentions: [carol.id, bob.id, gustav.id] }, managers);
    assert.ok(decision.kind === "accepted");
    assert.deepEqual(decision.unseen_by, [carol.id, gustav.id]);
    assert.ok(!("unseen_by" in calls(alice, { mentions: [bob.id] }, managers)));
    assert.ok(!("mentions" in (eventsOf(calls(alice, { mentions: [carol.id] }, managers))[0]?.payload ?? {})));
  });

  test("of an unknown id is refused", () => {
    assert.deepEqual(calls(alice, { mentions: [bob.id, nobody] }), bad("unknown_participant"));
  });

  test("holds twenty ids, each once, and five groups", () => {
    const fault = (of: object) =>
      chatCommand.safeParse({ action: "send_message", scope: "global", content: "x", ...of }).error?.issues[0]?.path;
    const ids = Array.from({ length: 21 }, (_, at) => `b0b00000-0000-4000-8000-${String(at).padStart(12, "0")}`);
    assert.equal(fault({ mentions: ids.slice(1) }), undefined);
    assert.deepEqual(fault({ mentions: ids }), ["mentions"]);
    assert.deepEqual(fault({ mentions: [bob.id, bob.id.toUpperCase()] }), ["mentions"]);
    assert.deepEqual(fault({ mention_groups: ["a", "b", "c", "d", "e", "f"] }), ["mention_groups"]);
    assert.deepEqual(fault({ mention_all: false }), ["mention_all"]);
  });
});

describe("A mention of a group", () => {
  test("is its members': among them, or before everybody", () => {
    const of = { mention_groups: ["management"] };
    for (const to of [everyone, managers]) assert.deepEqual(sent(bob, of, to).mention_groups, ["management"]);
    assert.deepEqual(calls(carol, of), bad("not_a_member"));
    assert.deepEqual(calls(bob, of, toCarol), bad("not_a_member"));
    assert.deepEqual(calls(bob, { mention_groups: ["management", "backend"] }), bad("not_a_member"));
  });
});

describe("A mention of everybody", () => {
  test("is the moderators', and is locked for others before anything is told of the addressee", () => {
    assert.equal(sent(alice, { mention_all: true }).mention_all, true);
    const locked = bad("chat_locked", { field: "mention_all" });
    for (const to of [everyone, managers, { scope: "private", target: nobody } as const])
      assert.deepEqual(calls(carol, { mention_all: true, mentions: [nobody] }, to), locked);
  });
});

test("A participant is mentioned by id, by a group, or with everybody, and never by themselves", () => {
  const message = { source: alice.id };
  assert.ok(isMentioned(bob, { ...message, mentions: [bob.id] }));
  assert.ok(isMentioned(bob, { ...message, mention_groups: ["board", "management"] }));
  assert.ok(isMentioned(carol, { ...message, mention_all: true }));
  assert.ok(!isMentioned(carol, { ...message, mentions: [bob.id], mention_groups: ["management"] }));
  assert.ok(!isMentioned(alice, { ...message, mentions: [alice.id], mention_all: true }));
});
