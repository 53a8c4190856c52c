import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Addressee } from "../protocol";
import { sees, viewerAfter } from "./audience";
import type { Happening, Member } from "./base/room";
import { seesMessage } from "./base/viewer";
import { participantOf } from "./control/members";
import { alice, bob, carol, chat, control, eventsOf, gustav, new_id, roomOf, says } from "./testing/cast";

const everybody = [alice, bob, carol, gustav];
const whoSees = (event: Happening, people: readonly Member[] = everybody) =>
  people.filter((person) => sees(person, event)).map(({ display_name }) => display_name);
const sent = (by: Member, to: Addressee): Happening => ({
  namespace: "chat",
  payload: { message: "message_sent", id: new_id, source: by.id, content: "Hello", ...to },
});

describe("A message is seen", () => {
  test("by everybody, if it is to everyone", () => {
    assert.deepEqual(whoSees(sent(gustav, { scope: "global" })), ["Alice", "Bob", "Carol", "Gustav"]);
  });

  test("by a group's members, and by no moderator who is none", () => {
    assert.deepEqual(whoSees(sent(bob, { scope: "group", target: "management" })), ["Alice", "Bob"]);
    const boss = { ...alice, groups: [] };
    assert.deepEqual(whoSees(sent(bob, { scope: "group", target: "management" }), [boss, bob, carol]), ["Bob"]);
    assert.deepEqual(whoSees(sent(bob, { scope: "group", target: "Management" })), []);
  });

  test("no longer by its author, who left the group", () => {
    const gone = { ...bob, groups: [] };
    assert.ok(!seesMessage(gone, { scope: "group", target: "management", source: bob.id }, 1));
  });

  test("by the two of a private exchange, and by no moderator", () => {
    assert.deepEqual(whoSees(sent(bob, { scope: "private", target: carol.id })), ["Bob", "Carol"]);
    assert.deepEqual(whoSees(sent(carol, { scope: "private", target: bob.id })), ["Bob", "Carol"]);
    assert.deepEqual(whoSees(sent(bob, { scope: "private", target: bob.id })), ["Bob"]);
  });
});

describe("Other events are seen", () => {
  test("by everybody, if they are about the room", () => {
    for (const action of ["enable_chat", "disable_chat", "clear_history"] as const)
      for (const event of eventsOf(says(alice, chat({ action })))) assert.deepEqual(whoSees(event).length, 4);
  });

  test("by everybody, the participant itself too, if they say that somebody changed", () => {
    const [update, role] = eventsOf(says(alice, control({ action: "grant_moderator_role", target: bob.id }))) as [
      Happening,
      Happening,
    ];
    assert.deepEqual(whoSees(update), ["Alice", "Bob", "Carol", "Gustav"]);
    assert.deepEqual(whoSees(role), ["Bob"]);
  });

  test("by everybody else, if somebody joined", () => {
    const joined: Happening = { namespace: "control", payload: { message: "joined", ...participantOf(carol) } };
    assert.deepEqual(whoSees(joined), ["Alice", "Bob", "Gustav"]);
  });

  test("by their author alone, if they say what that author has read", () => {
    const command = chat({
      action: "set_last_seen_timestamp",
      scope: "global",
      timestamp: "2026-01-13T12:37:08.123456Z",
    });
    const [seen] = eventsOf(says(bob, command, roomOf())) as [Happening];
    assert.deepEqual(whoSees(seen), ["Bob"]);
  });

  test("by moderators alone, if they say who sends too much", () => {
    const flooding: Happening = { namespace: "control", payload: { message: "flooding", target: bob.id } };
    assert.deepEqual(whoSees(flooding), ["Alice"]);
    assert.deepEqual(whoSees(flooding, [{ ...bob, role: "moderator" }, carol]), ["Bob"]);
  });

  test("on all of a reader's sessions but the one that said so", () => {
    const here: Happening = { ...sent(bob, { scope: "global" }), to: bob.id, except: "first" };
    assert.ok(!sees({ ...bob, session: "first" }, here));
    assert.ok(sees({ ...bob, session: "second" }, here));
    assert.ok(!sees({ ...carol, session: "second" }, here));
  });
});

test("A participant's own update says as whom they look from then on", () => {
  const update: Happening = {
    namespace: "control",
    payload: { message: "update", ...participantOf({ ...bob, role: "moderator", groups: ["backend"] }) },
  };
  const viewer = { id: bob.id, role: bob.role, groups: bob.groups, visible_from: 0, session: "first" };
  assert.deepEqual(viewerAfter(viewer, update), { ...viewer, role: "moderator", groups: ["backend"] });
  assert.equal(viewerAfter(carol, update), carol);
  assert.equal(viewerAfter(viewer, sent(bob, { scope: "global" })), viewer);
});
