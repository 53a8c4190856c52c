import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Addressee, microsecondsAfter, type Rules } from "../../protocol";
import type { Member } from "../base/room";
import { justSent, withPost } from "../chat/decide";
import { alice, bob, chat, eventsOf, member, messages, now, roomOf, says } from "../testing/cast";
import { DEFAULT_RULES, roomRules } from "./rules";

const everyone: Addressee = { scope: "global" };
const under = (rules: Partial<Rules>, people: readonly Member[]) =>
  roomRules.in(roomOf(people), { ...DEFAULT_RULES, ...rules });

/** The outcome of a message so many microseconds after the author's last one, in a slow mode of 30 seconds. */
function after(microseconds: number, { by = bob, to = everyone, seconds = 30 } = {}) {
  const last_posted_at = microsecondsAfter(now, -microseconds);
  const author = { ...by, last_posted_at };
  const room = under({ slow_mode_seconds: seconds }, [alice, bob, member(author.id, "Author", author)]);
  return says(author, chat({ action: "send_message", ...to, content: "Hello" }), room);
}
const slow = (retry_after_ms: number) => ({ kind: "bad_request", bad: { reason: "slow_mode", retry_after_ms } });

describe("Slow mode", () => {
  test("lets the next message through from exactly its seconds after the last one on", () => {
    assert.equal(after(30_000_000).kind, "accepted");
    assert.equal(after(90_000_000).kind, "accepted");
    assert.deepEqual(after(29_999_999), slow(1));
    assert.deepEqual(after(29_999_000), slow(1));
    assert.deepEqual(after(29_998_999), slow(2));
    assert.deepEqual(after(1), slow(30_000));
    assert.equal(after(1, { seconds: 0 }).kind, "accepted");
  });

  test("is about messages to everyone alone", () => {
    assert.equal(after(1, { to: { scope: "group", target: "management" } }).kind, "accepted");
    assert.equal(after(1, { to: { scope: "private", target: alice.id } }).kind, "accepted");
  });

  test("leaves moderators and those who have said nothing yet alone", () => {
    assert.equal(after(1, { by: alice }).kind, "accepted");
    const room = under({ slow_mode_seconds: 30 }, [bob]);
    assert.equal(says(bob, chat({ action: "send_message", ...everyone, content: "Hello" }), room).kind, "accepted");
  });

  test("comes after the addressee and the mentions", () => {
    const { id } = member("ffffffff-0000-4000-8000-000000000000", "Nobody", {});
    const author = { ...bob, last_posted_at: now };
    const room = under({ slow_mode_seconds: 30 }, [author]);
    const calls = chat({ action: "send_message", ...everyone, content: "Hello", mentions: [id] });
    const decision = says(author, calls, room);
    assert.ok(decision.kind === "bad_request" && decision.bad.reason === "unknown_participant");
  });

  test("counts the message that was just sent, and neither an edit nor another scope", () => {
    const room = under({ slow_mode_seconds: 30 }, [alice, bob]);
    const says1 = (to: Addressee) => {
      const [event] = eventsOf(says(bob, chat({ action: "send_message", ...to, content: "Hello" }), room));
      assert.ok(event?.payload.message === "message_sent");
      return event.payload;
    };
    const sent = says1(everyone);
    const later = withPost(room, sent, now);
    assert.equal(later.members.get(bob.id)?.last_posted_at, now);
    assert.equal(
      withPost(room, says1({ scope: "private", target: alice.id }), now).members.get(bob.id)?.last_posted_at,
      undefined,
    );
    const known = { ...later, messages: new Map([[sent.id, justSent(sent, { timestamp: now, number: 1 })]]) };
    assert.equal(says(bob, messages({ action: "edit", message_id: sent.id, content: "Hi" }), known).kind, "accepted");
  });
});
