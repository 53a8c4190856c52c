import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ChatCommand } from "../../protocol";
import type { Member } from "../base/room";
import { evolve, isDurable } from "../namespaces";
import { alice, bob, carol, chat, eventsOf, gustav, new_id, nobody, roomOf, says } from "../testing/cast";
import { contentFault } from "./content";
import { chatSwitch } from "./switch";

const everybody = [alice, bob, carol, gustav];
const off = roomOf(everybody, false);
const hello = (to: { scope: "global" } | { scope: "group" | "private"; target: string }) =>
  chat({ action: "send_message", ...to, content: "Hello" } as ChatCommand);

describe("Switching and clearing", () => {
  const announced = { enable_chat: "chat_enabled", disable_chat: "chat_disabled", clear_history: "history_cleared" };

  for (const action of ["enable_chat", "disable_chat", "clear_history"] as const) {
    test(`${action} is announced to everybody, whether the chat is on or off`, () => {
      for (const room of [roomOf(), off])
        assert.deepEqual(eventsOf(says(alice, chat({ action }), room)), [
          { namespace: "chat", payload: { message: announced[action], issued_by: alice.id }, by: alice.id },
        ]);
    });

    test(`${action} is for moderators, whether the chat is on or off`, () => {
      for (const room of [roomOf(), off])
        for (const person of [bob, gustav])
          assert.deepEqual(says(person, chat({ action }), room), {
            kind: "refused",
            error: "insufficient_permissions",
          });
    });
  }

  test("leaves the room on or off", () => {
    const switched = (action: "enable_chat" | "disable_chat" | "clear_history", room = roomOf()) =>
      chatSwitch.of(eventsOf(says(alice, chat({ action }), room)).reduce(evolve, room)).enabled;
    assert.equal(switched("disable_chat"), false);
    assert.equal(switched("enable_chat", off), true);
    assert.equal(switched("clear_history", off), false);
    assert.equal(switched("clear_history"), true);
  });
});

describe("A message", () => {
  test("to everyone is sent by whoever is in the room", () => {
    for (const person of everybody)
      assert.deepEqual(says(person, hello({ scope: "global" })), {
        kind: "accepted",
        message_id: new_id,
        events: [
          {
            namespace: "chat",
            payload: { message: "message_sent", id: new_id, source: person.id, scope: "global", content: "Hello" },
            by: person.id,
          },
        ],
      });
  });

  test("to a group names the group", () => {
    const [sent] = eventsOf(says(bob, hello({ scope: "group", target: "management" })));
    assert.deepEqual(sent?.payload, {
      message: "message_sent",
      id: new_id,
      source: bob.id,
      scope: "group",
      target: "management",
      content: "Hello",
    });
  });

  test("to a group is for its members, and moderators are no exception", () => {
    const refused = { kind: "bad_request", bad: { reason: "not_a_member" } };
    assert.deepEqual(says(carol, hello({ scope: "group", target: "management" })), refused);
    assert.deepEqual(says(alice, hello({ scope: "group", target: "backend" })), refused);
    assert.deepEqual(says(bob, hello({ scope: "group", target: "Management" })), refused, "compared exactly");
  });

  test("to one person names whom it is for, the sender and the absent too", () => {
    const absent = { ...carol, left_at: "2026-01-13T12:30:00.000000Z" };
    for (const target of [alice.id, bob.id, absent.id]) {
      const [sent] = eventsOf(says(bob, hello({ scope: "private", target }), roomOf([alice, bob, absent])));
      assert.deepEqual(sent?.payload, {
        message: "message_sent",
        id: new_id,
        source: bob.id,
        scope: "private",
        target,
        content: "Hello",
      });
    }
  });

  test("to nobody known is refused", () => {
    const refused = { kind: "bad_request", bad: { reason: "unknown_participant" } };
    assert.deepEqual(says(bob, hello({ scope: "private", target: nobody })), refused);
  });

  test("is refused to everybody while the chat is off, moderators too, before its target is looked at", () => {
    for (const person of everybody)
      for (const target of [alice.id, nobody, "backend"])
        for (const scope of ["global", "group", "private"] as const)
          assert.deepEqual(says(person, hello({ scope, target }), off), { kind: "refused", error: "chat_disabled" });
  });
});

describe("A read marker", () => {
  const timestamp = "2026-01-13T12:37:08.123456Z";
  const seen = (person: Member, to: object, room = roomOf()) =>
    says(person, chat({ action: "set_last_seen_timestamp", timestamp, ...to } as ChatCommand), room);

  test("is told to its owner alone, in each scope, whether the chat is on or off", () => {
    for (const to of [
      { scope: "global" },
      { scope: "group", target: "management" },
      { scope: "private", target: carol.id },
      { scope: "private", target: bob.id },
    ])
      for (const room of [roomOf(), off]) {
        const [event, ...more] = eventsOf(seen(bob, to, room));
        assert.deepEqual(event?.payload, { message: "set_last_seen_timestamp", timestamp, ...to });
        assert.equal(event?.to, bob.id);
        assert.deepEqual(more, []);
      }
  });

  test("is no message, and takes no id of one", () => {
    const decision = seen(bob, { scope: "global" });
    assert.ok(decision.kind === "accepted");
    assert.equal(decision.message_id, undefined);
    assert.ok(!decision.events.some(isDurable));
  });

  test("is refused for another's group, and for an unknown person", () => {
    assert.deepEqual(seen(carol, { scope: "group", target: "management" }), {
      kind: "bad_request",
      bad: { reason: "not_a_member" },
    });
    assert.deepEqual(seen(alice, { scope: "private", target: nobody }, off), {
      kind: "bad_request",
      bad: { reason: "unknown_participant" },
    });
  });
});

describe("Content", () => {
  const fault = (content: string) => contentFault({ action: "send_message", content });

  test("is refused when it shows nothing", () => {
    for (const content of ["", " ", "\n\t\r", "\u00a0\u2003\ufeff\u2028", "\u200b", " \u2060\u2800 "])
      assert.deepEqual(fault(content), { reason: "empty_content", max_bytes: 4096 });
    for (const content of [".", " a ", "\u200bA", "👩\u200d🚀"]) assert.equal(fault(content), undefined);
  });

  test("has at most 4096 bytes of UTF-8", () => {
    for (const most of ["a".repeat(4096), "ä".repeat(2048), "€".repeat(1365), "😀".repeat(1024)]) {
      assert.equal(fault(most), undefined);
      assert.deepEqual(fault(`${most}aa`), { reason: "content_too_long", max_bytes: 4096 });
    }
    assert.deepEqual(fault(" ".repeat(5000)), { reason: "empty_content", max_bytes: 4096 }, "empty comes first");
  });

  test("is no matter of other commands", () => {
    assert.equal(contentFault({ action: "enable_chat", content: "" }), undefined);
  });
});

test("A durable event takes a number, a passing one does not", () => {
  const at = "2026-01-13T12:37:08.123456Z";
  const durable = [
    hello({ scope: "global" }),
    chat({ action: "enable_chat" }),
    chat({ action: "disable_chat" }),
    chat({ action: "clear_history" }),
  ].flatMap((command) => eventsOf(says(alice, command)));
  assert.ok(durable.every(isDurable));
  assert.ok(!isDurable({ namespace: "chat", payload: { message: "error", error: "chat_disabled" } }));
  assert.ok(!isDurable({ namespace: "control", payload: { message: "left", id: bob.id, reason: "quit" } }));
  assert.ok(
    !isDurable({ namespace: "chat", payload: { message: "set_last_seen_timestamp", scope: "global", timestamp: at } }),
  );
});
