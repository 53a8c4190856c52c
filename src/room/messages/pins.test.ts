import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Command, type Id, MAX_PINS, type MessagesCommand } from "../../protocol";
import type { KnownMessage } from "../base/message";
import type { Decision, Member, Room } from "../base/room";
import { chatSwitch } from "../chat/switch";
import { evolve } from "../namespaces";
import { alice, bob, eventsOf, messages, now, roomOf, says } from "../testing/cast";

const idOf = (at: number): Id => `1b4e28ba-0000-4000-8000-${String(at).padStart(12, "0")}`;
const earlier = "2026-01-13T13:59:59.999999Z";
const later = "2026-01-13T15:00:00.000000Z";

function said(at: number, to: Partial<KnownMessage> = { scope: "global" }): KnownMessage {
  const about = { id: idOf(at), source: bob.id, timestamp: "2026-01-13T12:00:00.000000Z", content: "Hello" };
  return { ...about, number: 1, edits: 0, isDeleted: false, reactions: new Map(), ...to } as KnownMessage;
}

function roomWith(...all: KnownMessage[]): Room {
  return { ...roomOf([alice, bob]), messages: new Map(all.map((it) => [it.id, it])) };
}

const pin = (at: number, more: Partial<Extract<MessagesCommand, { action: "pin" }>> = {}): Command =>
  messages({ action: "pin", message_id: idOf(at), ...more });
const unpin = (at: number): Command => messages({ action: "unpin", message_id: idOf(at) });

/** The room after commands of Alice, all of which are carried out. */
function after(room: Room, ...commands: Command[]): Room {
  return commands.reduce((it, command) => eventsOf(says(alice, command, it)).reduce(evolve, it), room);
}

function refusalOf(room: Room, command: Command, by: Member = alice): string {
  const decision: Decision = says(by, command, room);
  if (decision.kind === "accepted") return "accepted";
  return decision.kind === "refused" ? decision.error : [decision.bad.reason, decision.bad.field].join(" ").trim();
}

describe("Pinning", () => {
  test("is the moderators', of a message that they see and that everyone or a group has", () => {
    const room = roomWith(
      said(1),
      said(2, { scope: "private", target: alice.id }),
      said(3, { scope: "group", target: "backend" }),
      said(4, { scope: "group", target: "management" }),
      said(5, { scope: "global", isDeleted: true }),
    );
    assert.equal(refusalOf(room, pin(1), bob), "insufficient_permissions");
    assert.equal(refusalOf(room, unpin(9), bob), "insufficient_permissions", "before the message is looked at");
    assert.equal(refusalOf(room, pin(2)), "cannot_pin");
    assert.equal(refusalOf(room, pin(3)), "unknown_message");
    assert.equal(refusalOf(room, pin(9)), "unknown_message");
    assert.equal(refusalOf(room, pin(5)), "message_is_deleted");
    assert.deepEqual(eventsOf(says(alice, pin(4, { announcement: true, until: later }), room)), [
      {
        namespace: "messages",
        payload: {
          message: "message_pinned",
          id: idOf(4),
          source: bob.id,
          scope: "group",
          target: "management",
          announcement: true,
          until: later,
          issued_by: alice.id,
        },
        message_number: 1,
        by: alice.id,
      },
    ]);
  });

  test("works while the chat is switched off", () => {
    const room = chatSwitch.in(roomWith(said(1)), { enabled: false });
    assert.equal(after(room, pin(1)).pins.size, 1);
  });

  test("again does nothing with the same fields, and replaces the pin with others", () => {
    const room = after(roomWith(said(1)), pin(1));
    assert.equal(refusalOf(room, pin(1)), "nothing_to_do");
    assert.equal(refusalOf(room, pin(1, { announcement: false })), "nothing_to_do");
    const again = after(room, pin(1, { announcement: true, until: later }));
    assert.equal(refusalOf(again, pin(1, { announcement: true, until: later })), "nothing_to_do");
    assert.deepEqual([...again.pins.values()], [{ scope: "global", announcement: true, until: later }]);
  });

  test("ends in the future alone", () => {
    for (const until of [earlier, now])
      assert.equal(refusalOf(roomWith(said(1)), pin(1, { until })), "invalid_payload until");
  });

  test("takes twenty that have not ended", () => {
    const all = Array.from({ length: MAX_PINS + 1 }, (_, at) => said(at));
    const full = after(roomWith(...all), ...all.slice(1).map((_, at) => pin(at + 1)));
    assert.equal(refusalOf(full, pin(0)), "too_many_pins");
    assert.equal(refusalOf(full, pin(1, { announcement: true })), "accepted", "it is pinned already");
    const ended = {
      ...full,
      pins: new Map(full.pins).set(idOf(1), { scope: "global", announcement: false, until: now } as const),
    };
    assert.equal(refusalOf(ended, pin(0)), "accepted");
    assert.equal(refusalOf(ended, unpin(1)), "nothing_to_do", "an ended pin is none");
    assert.equal(refusalOf(after(full, unpin(1)), pin(0)), "accepted");
  });
});

describe("A pin", () => {
  test("goes when it is taken away, once", () => {
    const room = after(roomWith(said(1)), pin(1), unpin(1));
    assert.equal(room.pins.size, 0);
    assert.equal(refusalOf(room, unpin(1)), "nothing_to_do");
  });

  test("goes with its message, without an event of its own", () => {
    const room = after(roomWith(said(1), said(2, { scope: "group", target: "management" })), pin(1), pin(2));
    const deleted = messages({ action: "delete", message_id: idOf(1) });
    assert.equal(eventsOf(says(alice, deleted, room)).length, 1);
    assert.deepEqual([...after(room, deleted).pins.keys()], [idOf(2)]);
    const cleared = after(room, { namespace: "chat", payload: { action: "clear_history" } });
    assert.deepEqual([...cleared.pins.keys()], [idOf(2)]);
    assert.equal(refusalOf(cleared, pin(1)), "unknown_message", "in the same commit, too");
  });

  test("is an announcement no more once its author has edited the message, moderator or not", () => {
    const own = said(1, { source: alice.id, scope: "global", timestamp: earlier });
    const room = after(roomWith(own), pin(1, { announcement: true }));
    const edited = after(room, messages({ action: "edit", message_id: idOf(1), content: "Something else" }));
    assert.deepEqual(
      [...edited.pins.values()].map((it) => it.announcement),
      [false],
    );
    assert.equal(refusalOf(edited, pin(1, { announcement: true })), "accepted");
  });
});
