import assert from "node:assert/strict";
import { test } from "node:test";
import type { Envelope, Participant, Role } from "../../../protocol";
import { envelope } from "../../../protocol/schemas";
import { leaves } from "../../../protocol/testing/leaves";
import { understood, understoodPeople } from "./understood";

const timestamp = "2026-01-13T12:00:00.000000Z";
const id = "b0b00000-0000-4000-8000-000000000002";
const given = (namespace: string, payload: object) => ({ namespace, payload, timestamp }) as unknown as Envelope;
const bobAs = (role: string): Participant => ({
  id,
  module_data: {
    control: { display_name: "Bob", role: role as Role, is_room_owner: false, hand_is_up: false, joined_at: timestamp },
    chat: { groups: [] },
  },
});
const roleOf = (participant: Participant) => participant.module_data.control.role;

test("An event with an unknown namespace or message is left out", () => {
  for (const [namespace, payload] of [
    ["whiteboard", { message: "stroke" }],
    ["whiteboard", { message: "message_sent" }],
    ["chat", { message: "message_edited", id }],
    ["moderation", { message: "message_sent" }],
    ["chat", {}],
    ["chat", undefined],
  ] as const)
    assert.equal(understood(given(namespace, payload as object)), undefined, `${namespace} ${JSON.stringify(payload)}`);
});

test("An unknown error is left out, a known one is not", () => {
  assert.equal(understood(given("control", { message: "error", error: "too_late" })), undefined);
  const known = given("control", { message: "error", error: "nothing_to_do" });
  assert.deepEqual(understood(known), known);
});

test("A person with an unknown role is shown as a user", () => {
  const names = { display_name: "Bob", is_room_owner: false };
  const events = [
    given("control", { message: "joined", ...bobAs("presenter") }),
    given("control", { message: "update", ...bobAs("presenter") }),
    given("control", { message: "join_success", id, ...names, role: "presenter", participants: [bobAs("presenter")] }),
    given("control", { message: "resumed", id, ...names, role: "presenter", participants: [bobAs("presenter")] }),
    given("control", { message: "role_updated", new_role: "presenter" }),
    given("moderation", { message: "invitation_created", invite_id: id, role: "presenter", groups: [] }),
    given("moderation", { message: "invitation_revoked", invite_id: id, role: "presenter", groups: [] }),
  ];
  for (const event of events) {
    const text = JSON.stringify(understood(event));
    assert.ok(text.includes('"user"') && !text.includes("presenter"), text);
  }
  assert.deepEqual(understoodPeople([bobAs("presenter"), bobAs("moderator")]).map(roleOf), ["user", "moderator"]);
});

test("A known event goes through unchanged, with its unknown fields", () => {
  const events = [
    given("control", { message: "left", id, reason: "kicked" }),
    given("control", { message: "presence", count: 3, here: 2 }),
    given("control", { message: "joined", ...bobAs("guest") }),
    given("chat", { message: "message_sent", id, source: id, scope: "global", content: "Hello", edited_at: timestamp }),
    given("moderation", { message: "invitation_revoked", invite_id: id, role: "user", groups: [] }),
  ];
  for (const event of events) assert.deepEqual(understood(event), event);
});

test("Every event of the schemas is known", () => {
  const events = envelope.options.flatMap(({ shape }) =>
    leaves(shape.payload).map((leaf) => ({ namespace: shape.namespace.value, message: leaf.split(" ")[0] })),
  );
  assert.ok(events.length > 15, `${events.length} events`);
  for (const { namespace, message } of events) {
    const event = given(namespace, { message, ...bobAs("user"), error: "nothing_to_do", participants: [] });
    assert.ok(understood(event), message);
  }
});
