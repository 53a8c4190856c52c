import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { command, createInviteInput, historyInput, lookupInput, sending } from "../schemas";

const room_id = "70077007-0000-4000-8000-000000000000";
const target = "b0b00000-0000-4000-8000-000000000002";
const timestamp = "2026-01-13T12:37:08.123456Z";
const seen = { action: "set_last_seen_timestamp", timestamp };

/** One of each command, with every field that it must have. */
const commands = [
  chat({ action: "enable_chat" }),
  chat({ action: "disable_chat" }),
  chat({ action: "clear_history" }),
  chat({ action: "send_message", scope: "global", content: "Hello" }),
  chat({ action: "send_message", scope: "group", target: "management", content: "Hello" }),
  chat({ action: "send_message", scope: "private", target, content: "Hello" }),
  chat({ ...seen, scope: "global" }),
  chat({ ...seen, scope: "group", target: "management" }),
  chat({ ...seen, scope: "private", target }),
  control({ action: "grant_moderator_role", target }),
  control({ action: "revoke_moderator_role", target }),
  control({ action: "set_groups", target, groups: ["management"] }),
  rules({ action: "set_rules" }),
  rules({ action: "set_filters", words: ["casino"], on_match: "block" }),
];

for (const it of commands) {
  const { action, scope } = it.payload as Record<string, unknown>;
  describe(`${action}${scope ? ` ${scope}` : ""}`, () => {
    test("is taken as it is", () => {
      assert.deepEqual(sending.parse(it), it);
      assert.deepEqual(command.parse(it), it);
    });

    for (const field of Object.keys(it.payload)) {
      test(`is refused without ${field}, and says so`, () => {
        const { [field]: _, ...rest } = it.payload;
        assert.deepEqual(faults({ ...it, payload: rest }), [`payload.${field}`]);
      });

      test(`is refused with a ${field} of any other type, and says so`, () => {
        for (const wrong of [null, 5, true, {}, [[]], undefined])
          assert.deepEqual(faultsWithoutIndex({ ...it, payload: { ...it.payload, [field]: wrong } }), [
            `payload.${field}`,
          ]);
      });

      test(`is refused with U+0000 or half a character in ${field}`, () => {
        for (const wrong of ["\0", "man\0agement", "\ud83d", "\udc00 \ud800"]) {
          const value = Array.isArray(it.payload[field]) ? [wrong] : wrong;
          assert.deepEqual(faultsWithoutIndex({ ...it, payload: { ...it.payload, [field]: value } }), [
            `payload.${field}`,
          ]);
        }
      });
    }

    test("loses the fields that it does not know", () => {
      const more = { ...it, payload: { ...it.payload, colour: "red", issued_by: target }, sender: target };
      assert.deepEqual(sending.parse(more), it);
    });
  });
}

describe("A command's envelope", () => {
  test("must name a namespace that exists", () => {
    for (const namespace of [undefined, null, "", "Chat", "chat ", "toString", 1])
      assert.deepEqual(faults({ namespace, payload: { action: "enable_chat" } }), ["namespace"]);
  });

  test("must have an object for a payload", () => {
    for (const payload of [undefined, null, "enable_chat", [], 0])
      assert.deepEqual(faults({ namespace: "chat", payload }), ["payload"]);
  });

  test("does not take a command of the other namespace", () => {
    assert.deepEqual(faults(control({ action: "enable_chat" })), ["payload.action"]);
    assert.deepEqual(faults(chat({ action: "set_groups", target, groups: [] })), ["payload.action"]);
  });

  test("is no array, no string and not nothing", () => {
    for (const wrong of [undefined, null, [], "chat", 7]) assert.deepEqual(faults(wrong), [""]);
  });

  test("has a transaction id of 1 to 64 units, or none", () => {
    const it = chat({ action: "enable_chat" });
    for (const good of ["a", "ä".repeat(64), "😀".repeat(32), undefined])
      assert.ok(sending.safeParse({ ...it, transaction_id: good }).success);
    for (const wrong of ["", "a".repeat(65), `${"😀".repeat(32)}a`, "\0", "\ud800", 5, null])
      assert.deepEqual(faults({ ...it, transaction_id: wrong }), ["transaction_id"]);
  });
});

describe("A message's scope", () => {
  test("is one of three, in lower case", () => {
    for (const scope of ["", "Global", "GROUP", "direct", "everyone"])
      assert.deepEqual(faults(chat({ action: "send_message", scope, target, content: "Hello" })), ["payload.scope"]);
  });

  test("of everyone ignores a target, whatever it is", () => {
    const sent = chat({ action: "send_message", scope: "global", content: "Hello" });
    assert.deepEqual(sending.parse(chat({ ...sent.payload, target: 5 })), sent);
  });

  test("of a group has a target of 1 to 100 units that is kept to the letter", () => {
    const toGroup = (group: string) =>
      chat({ action: "send_message", scope: "group", target: group, content: "Hello" });
    for (const good of [" ", " Management ", "😀".repeat(50), "a".repeat(100)])
      assert.deepEqual(sending.parse(toGroup(good)), toGroup(good));
    for (const wrong of ["", "a".repeat(101), `${"😀".repeat(50)}a`])
      assert.deepEqual(faults(toGroup(wrong)), ["payload.target"]);
  });

  test("of one person has an id for a target, in either case", () => {
    const toOne = (id: string) => chat({ action: "send_message", scope: "private", target: id, content: "Hello" });
    assert.deepEqual(sending.parse(toOne(target.toUpperCase())), toOne(target));
    for (const wrong of ["", "bob", `{${target}}`, `${target} `, target.replaceAll("-", ""), `${target}0`])
      assert.deepEqual(faults(toOne(wrong)), ["payload.target"]);
  });
});

test("Content is kept to the letter, and its length is not a matter of form", () => {
  for (const content of ["", " \n", "  <b>\u202eHello</b>\r\n", "x".repeat(10_000), "👩‍👩‍👧‍👦 e\u0301"]) {
    const sent = chat({ action: "send_message", scope: "global", content });
    assert.deepEqual(sending.parse(sent), sent);
  }
});

describe("Groups", () => {
  const setGroups = (groups: unknown) => control({ action: "set_groups", target, groups });

  test("count once each, in the order in which they came", () => {
    assert.deepEqual(sending.parse(setGroups(["b", "a", "b", "B"])), setGroups(["b", "a", "B"]));
  });

  test("may be none, and fifty, and no more", () => {
    const names = Array.from({ length: 51 }, (_, index) => `group ${index}`);
    assert.ok(sending.safeParse(setGroups([])).success);
    assert.ok(sending.safeParse(setGroups([...names.slice(1), ...names.slice(1)])).success);
    assert.deepEqual(faults(setGroups(names)), ["payload.groups"]);
  });

  test("say which of them is wrong", () => {
    assert.deepEqual(faults(setGroups(["a", "b", "c", ""])), ["payload.groups.3"]);
    assert.deepEqual(faults(setGroups(["a".repeat(101), "b", 5])), ["payload.groups.0", "payload.groups.2"]);
    assert.deepEqual(
      faults(setGroups(["a", "b\u202ec", "d\ne", " "])),
      [1, 2, 3].map((at) => `payload.groups.${at}`),
    );
  });
});

describe("The input of the plain procedures", () => {
  test("looks a room up by its id, by an invitation or by both, and not by neither", () => {
    assert.ok(lookupInput.safeParse({ room_id }).success);
    assert.ok(lookupInput.safeParse({ invite: "abc" }).success);
    assert.ok(lookupInput.safeParse({ room_id, invite: "abc" }).success);
    assert.ok(!lookupInput.safeParse({}).success);
    assert.ok(!lookupInput.safeParse({ room_id: "abc" }).success);
  });

  test("invites to a role that exists, for a whole number of uses", () => {
    assert.ok(createInviteInput.safeParse({ room_id, role: "guest", max_uses: 1 }).success);
    for (const role of ["owner", "", "Moderator", undefined])
      assert.ok(!createInviteInput.safeParse({ room_id, role }).success);
    for (const max_uses of [0, -1, 1.5, "1", Number.NaN])
      assert.ok(!createInviteInput.safeParse({ room_id, role: "user", max_uses }).success);
  });

  test("reads at most 100 messages at once, and 100 unless told", () => {
    const page = { room_id, scope: "global" };
    assert.equal(historyInput.parse(page).limit, 100);
    for (const limit of [1, 100]) assert.ok(historyInput.safeParse({ ...page, limit }).success);
    for (const limit of [0, 101, 1.5, "10", null]) assert.ok(!historyInput.safeParse({ ...page, limit }).success);
    assert.ok(!historyInput.safeParse({ ...page, before: "1" }).success);
    assert.ok(!historyInput.safeParse({ ...page, scope: "group" }).success);
  });
});

type Payload = Record<string, unknown>;

function chat(payload: Payload) {
  return { namespace: "chat", payload };
}

function control(payload: Payload) {
  return { namespace: "control", payload };
}

function rules(payload: Payload) {
  return { namespace: "rules", payload };
}

function faults(value: unknown): string[] {
  return sending.safeParse(value).error?.issues.map(({ path }) => path.join(".")) ?? [];
}

/** The invalid fields; the elements of a list count once. */
function faultsWithoutIndex(value: unknown): string[] {
  return [...new Set(faults(value).map((path) => path.replace(/\.\d+$/, "")))];
}
