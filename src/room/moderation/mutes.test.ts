import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Command, Id, Timestamp } from "../../protocol";
import type { Member } from "../base/room";
import { decide } from "../namespaces";
import { alice, bob, carol, member, new_id, now, roomOf } from "../testing/cast";

const until: Timestamp = "2026-01-13T12:37:08.500000Z";
const before: Timestamp = "2026-01-13T12:37:08.499999Z";
const muted = { ...bob, muted: { until } };
const moderator = member("4a7e28ba-2fa1-41d2-883f-0016d3cca427", "Mara", { role: "moderator" });
const message_id: Id = new_id;
const ofBob = {
  id: message_id,
  source: bob.id,
  scope: "global",
  timestamp: before,
  content: "Hello",
  edits: 0,
  number: 1,
  isDeleted: false,
  reactions: new Map([["👍", { count: 1, by: new Set([bob.id]) }]]),
} as const;

function does(command: Command, by: Member = muted, at: Timestamp = before) {
  const room = { ...roomOf([alice, by, carol, moderator]), messages: new Map([[message_id, ofBob]]) };
  return decide(command, { room, by, new_id, now: at });
}

const chat = (payload: object) =>
  ({ namespace: "chat", payload: { action: "send_message", content: "Hi", ...payload } }) as Command;
const messages = (action: string, more = {}) =>
  ({ namespace: "messages", payload: { action, message_id, ...more } }) as Command;

const saying: [string, Command][] = [
  ["to everyone", chat({ scope: "global" })],
  ["to a group", chat({ scope: "group", target: "management" })],
  ["to somebody in private", chat({ scope: "private", target: carol.id })],
  ["to nobody known", chat({ scope: "private", target: new_id })],
  ["to oneself", chat({ scope: "private", target: bob.id })],
  ["by an answer", chat({ scope: "global", reply_to: message_id })],
  ["by an edit", messages("edit", { content: "Hi" })],
  [
    "by an edit of what is not there",
    { namespace: "messages", payload: { action: "edit", message_id: carol.id, content: "Hi" } },
  ],
  ["by a reaction", messages("react", { reaction: "🎉" })],
];
const allowed: [string, Command][] = [
  ["write to a moderator in private", chat({ scope: "private", target: moderator.id })],
  ["take back a reaction", messages("unreact", { reaction: "👍" })],
  ["delete a message of their own", messages("delete")],
  [
    "mark what they have read",
    { namespace: "chat", payload: { action: "set_last_seen_timestamp", scope: "global", timestamp: before } },
  ],
];

describe("A muted participant", () => {
  for (const [how, command] of saying)
    test(`says nothing ${how}, until exactly the end of the mute`, () => {
      assert.deepEqual(does(command), { kind: "bad_request", bad: { reason: "muted", until, retry_after_ms: 1 } });
      const after = does(command, muted, until);
      assert.ok(after.kind !== "bad_request" || after.bad.reason !== "muted");
    });

  for (const [what, command] of allowed) test(`may ${what}`, () => assert.equal(does(command).kind, "accepted"));

  test("is shown to nobody as typing", () => {
    const typing: Command = { namespace: "messages", payload: { action: "typing", scope: "global" } };
    assert.deepEqual(does(typing), { kind: "accepted", events: [] });
    const after = does(typing, muted, until);
    assert.equal(after.kind === "accepted" && after.events.length, 1);
  });

  test("is told no end of a mute that has none", () => {
    const decision = does(chat({ scope: "global" }), { ...bob, muted: {} }, "9999-01-01T00:00:00.000000Z");
    assert.deepEqual(decision, { kind: "bad_request", bad: { reason: "muted" } });
  });

  test("who moderates pins nothing, and unpins", () => {
    const mutedModerator = { ...moderator, muted: {} };
    assert.equal(does(messages("pin"), mutedModerator).kind, "bad_request");
    assert.equal(does(messages("unpin"), mutedModerator).kind, "refused", "it is not pinned");
  });
});

describe("A mute", () => {
  const mutes = (target: Member, by: Member, more = {}) =>
    does({ namespace: "moderation", payload: { action: "mute_chat", target: target.id, ...more } }, by, now);
  const lifts = (target: Member, by: Member) =>
    does({ namespace: "moderation", payload: { action: "unmute_chat", target: target.id } }, by, now);
  const refused = (error: string) => ({ kind: "refused", error });

  test("is a moderator's, and of a moderator the owner's", () => {
    const owner = { ...alice, is_room_owner: true, role: "moderator" as const };
    assert.deepEqual(mutes(carol, bob), refused("insufficient_permissions"));
    assert.deepEqual(mutes(moderator, moderator), refused("insufficient_permissions"));
    assert.equal(mutes(moderator, owner).kind, "accepted");
    assert.equal(mutes(carol, moderator).kind, "accepted");
    assert.deepEqual(lifts(carol, moderator), refused("nothing_to_do"));
  });

  test("lasts for its seconds by the room's clock", () => {
    const decision = mutes(carol, moderator, { seconds: 3, reason: "spam" });
    assert.ok(decision.kind === "accepted");
    const [{ payload } = { payload: undefined }] = decision.events;
    assert.deepEqual(payload, {
      message: "chat_muted",
      target: carol.id,
      until: `${now.slice(0, 18)}${Number(now[18]) + 3}${now.slice(19)}`,
      reason: "spam",
      issued_by: moderator.id,
    });
  });
});
