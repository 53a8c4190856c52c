import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LogEntry } from "../../../protocol";
import { chatEvents } from "../../../room/chat/events";
import { controlEvents } from "../../../room/control/events";
import { messagesEvents } from "../../../room/messages/events";
import { moderationEvents } from "../../../room/moderation/events";
import { rulesEvents } from "../../../room/rules/events";
import { idOf, type Person, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "0" });
});
after(() => server[Symbol.asyncDispose]());

type Name = "alice" | "bob" | "carol" | "dora" | "emil";

/** By event of the log: the people under whom it is found, besides Alice, who does nearly all of it. */
const FOUND_UNDER: Readonly<Record<string, readonly Name[]>> = {
  chat_enabled: [],
  chat_disabled: [],
  history_cleared: [],
  rules_changed: [],
  filters_changed: [],
  raise_hands_enabled: [],
  raise_hands_disabled: [],
  waiting_room_enabled: [],
  waiting_room_disabled: [],
  invitation_created: [],
  invitation_revoked: ["bob"],
  display_name_change_restrictions_enabled: ["carol"],
  display_name_change_restrictions_disabled: [],
  update: ["bob"],
  role_updated: ["bob"],
  display_name_changed: ["bob"],
  message_edited: ["bob"],
  message_deleted: ["bob"],
  messages_deleted: ["bob"],
  message_pinned: ["bob"],
  message_unpinned: ["bob"],
  message_held: ["bob"],
  message_approved: ["bob"],
  message_rejected: ["bob"],
  message_reported: ["bob", "carol"],
  report_resolved: ["bob", "carol"],
  hands_reset: ["bob"],
  debriefing_started: ["carol"],
  chat_muted: ["bob"],
  chat_unmuted: ["bob"],
  participant_kicked: ["bob"],
  participant_sent_back: ["bob"],
  participant_banned: ["bob"],
  participant_unbanned: ["bob"],
  participant_accepted: ["emil"],
  participants_accepted: ["bob"],
  participant_declined: ["dora"],
};

const LOGGED = Object.entries({
  ...chatEvents,
  ...controlEvents,
  ...messagesEvents,
  ...moderationEvents,
  ...rulesEvents,
})
  .filter(([, { lasts }]) => lasts === "in the log")
  .map(([message]) => message);

/** Alice does all that moderators do: to Bob, and some of it to Carol and to Dora, who comes to the door. */
async function everything() {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  const does = (namespace: string, payload: object) => alice.does(namespace, payload);
  const moderates = (action: string, more: object = {}) => does("moderation", { action, ...more });
  const revises = (message_id: string, action: string, more: object = {}) =>
    does("messages", { action, message_id, ...more });
  const target = bob.id;
  await alice.invites({ role: "guest" });
  await does("chat", { action: "disable_chat" });
  await does("chat", { action: "enable_chat" });
  await does("control", { action: "grant_moderator_role", target });
  await does("control", { action: "revoke_moderator_role", target });
  await moderates("change_display_name", { target, new_name: "Robert" });
  await moderates("enable_display_name_change_restrictions", { unrestricted_participants: [carol.id] });
  await moderates("disable_display_name_change_restrictions");
  const [first, second] = [idOf(await bob.sends("First secret")), idOf(await bob.sends("Second secret"))];
  await bob.does("messages", { action: "edit", message_id: first, content: "Another secret" });
  await revises(first, "pin");
  await revises(first, "unpin");
  await carol.does("messages", { action: "report", message_id: first, reason: "abuse" });
  const { payload } = (await alice.receivesUntil("message_reported")).data;
  assert.ok(payload.message === "message_reported");
  await does("messages", { action: "resolve_report", report_id: payload.report_id, resolution: "deleted" });
  await revises(second, "delete", { reason: "spam" });
  await does("rules", { action: "set_rules", hold: "everyone" });
  await revises(idOf(await bob.sends("Third secret")), "approve");
  await revises(idOf(await bob.sends("Fourth secret")), "reject");
  await does("rules", { action: "set_filters", words: ["secret"], on_match: "block" });
  await does("messages", { action: "delete_messages_of", target });
  await bob.does("control", { action: "raise_hand" });
  await moderates("reset_raised_hands");
  await moderates("disable_raise_hands");
  await moderates("enable_raise_hands");
  await moderates("mute_chat", { target });
  await moderates("unmute_chat", { target });
  await moderates("enable_waiting_room");
  const dora = await server.person("Dora");
  const { data } = await dora.asks(room, { invite: room.invites.user });
  assert.ok(data.payload.message === "in_waiting_room");
  await moderates("decline", { target: data.payload.id });
  const emil = await server.person("Emil");
  const { data: asked } = await emil.asks(room, { invite: room.invites.user });
  assert.ok(asked.payload.message === "in_waiting_room");
  await moderates("accept", { target: asked.payload.id });
  await moderates("send_to_waiting_room", { target });
  await bob.elsewhere("Robert").asks(room);
  await moderates("accept_all");
  await bob.elsewhere("Robert").joins(room);
  await moderates("kick", { target });
  await moderates("ban", { target, revoke_invite: true });
  await moderates("unban", { target });
  await moderates("disable_waiting_room");
  await moderates("debrief", { kick_scope: "users_and_guests" });
  await does("chat", { action: "clear_history" });
  const people = { alice: alice.id, bob: bob.id, carol: carol.id, dora: data.payload.id, emil: asked.payload.id };
  return { room, alice, people };
}

async function entriesOf(by: Person, room_id: string, participant_id?: string): Promise<LogEntry[]> {
  const { entries } = await by.client.rooms.log.query({ room_id, ...(participant_id && { participant_id }) });
  return entries;
}

test("Each entry of the log stays, once, and is found under all whom it is by and about", async () => {
  assert.deepEqual(Object.keys(FOUND_UNDER).sort(), [...LOGGED].sort(), "a row for each event of the log");
  const { room, alice, people } = await everything();
  const all = await entriesOf(alice, room.room_id);
  // The edit of a message, which a clear takes, is no act of a moderator.
  const kinds = new Set(all.map(({ payload }) => payload.message));
  assert.deepEqual([...kinds].sort(), LOGGED.filter((it) => it !== "message_edited").sort());
  for (const message of ["message_held", "message_rejected"])
    assert.equal(
      all.filter(({ payload }) => payload.message === message).length,
      message === "message_held" ? 2 : 1,
      `${message}, once for each`,
    );
  const under = Object.fromEntries(
    await Promise.all(
      Object.entries(people).map(async ([name, id]) => {
        const entries = await entriesOf(alice, room.room_id, id);
        return [name, new Set(entries.map(({ payload }) => payload.message))] as const;
      }),
    ),
  );
  for (const message of kinds) {
    const found = Object.keys(people).filter((name) => under[name]?.has(message));
    const expected = new Set<string>([...(FOUND_UNDER[message] ?? []), "alice"]);
    // Nobody holds a message but the rules, and Carol reports.
    if (["message_held", "message_reported"].includes(message)) expected.delete("alice");
    for (const name of expected) assert.ok(found.includes(name), `${message} is not found under ${name}`);
  }
  assert.ok(!under.carol?.has("chat_muted") && !under.dora?.has("message_deleted"), "and not under others");
  for (const { payload, issued_by } of all)
    assert.ok(issued_by !== undefined, `${payload.message} does not say by whom`);
  const whom = (message: string) => all.find(({ payload }) => payload.message === message)?.target;
  assert.deepEqual([whom("role_updated"), whom("report_resolved")], [people.bob, people.bob]);
  const given = all.find(({ payload }) => payload.message === "update" && payload.id === people.bob);
  assert.equal(given?.issued_by, people.alice, "and not by the one whom it changes");
  const told = JSON.stringify(all);
  assert.ok(!told.includes("secret"), "no text");
  const rows = JSON.stringify(await server.database.execute('SELECT payload FROM "LogEntry"'));
  for (const word of ["secret", "Robert", "Bob", "Carol", "Dora"])
    assert.ok(!rows.includes(word), `no ${word} in a row`);
});

test("The removal of a reported private message is found under its author", async () => {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  const shown = idOf(await bob.sends("You fool", toPerson(carol)));
  await carol.does("messages", { action: "report", message_id: shown, reason: "abuse" });
  await bob.does("messages", { action: "edit", message_id: shown, content: "Dear fool" });
  await alice.does("messages", { action: "delete", message_id: shown, reason: "abuse" });
  const about = async (who: Person) =>
    (await entriesOf(alice, room.room_id, who.id)).map(({ payload }) => payload.message);
  assert.deepEqual(await about(bob), ["message_deleted", "message_reported"]);
});
