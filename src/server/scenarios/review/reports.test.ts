import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { idOf, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const refused = (reason: string) => ({ code: "BAD_REQUEST", reason });
const reports = (by: Person, message_id: string, reason = "abuse") =>
  by.does("messages", { action: "report", message_id, reason });
const settles = (by: Person, report_id: string, resolution = "dismissed") =>
  by.does("messages", { action: "resolve_report", report_id, resolution });

let server: TestServer;
before(async () => {
  server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "0" });
});
after(() => server[Symbol.asyncDispose]());

async function reported(person: Person) {
  const { payload } = (await person.receivesUntil("message_reported")).data;
  assert.ok(payload.message === "message_reported");
  return payload;
}

async function openReports(person: Person, room: { room_id: string }) {
  const { payload } = (await person.elsewhere(person.name).joins(room)).data;
  assert.ok(payload.message === "join_success");
  return payload.module_data.messages?.reports;
}

describe("A report", () => {
  test("shows one message to the moderators, a private one, too, and to nobody else that it was made", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const direct = idOf(await bob.sends("You idiot", toPerson(carol)));
    await bob.sends("Something else", toPerson(carol));
    await bob.receives({ message: "message_sent", content: "You idiot" });
    await bob.receives({ message: "message_sent", content: "Something else" });
    assert.deepEqual(Object.keys(await reports(carol, direct)), ["timestamp"]);
    const told = await reported(alice);
    const { report_id, ...rest } = told;
    assert.deepEqual(rest, {
      message: "message_reported",
      id: direct,
      source: bob.id,
      scope: "private",
      target: carol.id,
      reason: "abuse",
      by: carol.id,
      content: "You idiot",
    });
    await bob.receivesNothing();
    const [listed] = (await openReports(alice, room)) ?? [];
    const { message: _, ...fields } = told;
    assert.deepEqual({ ...listed, timestamp: undefined }, { ...fields, timestamp: undefined });
    assert.equal(await openReports(carol, room), undefined);
    const { messages } = await alice.client.chat.messages.query({ room_id: room.room_id, ids: [direct] });
    assert.deepEqual(messages, [], "the conversation itself stays closed");
    const { entries: log } = await alice.client.rooms.log.query({ room_id: room.room_id });
    assert.ok(!JSON.stringify(log).includes("idiot"));
    assert.ok(log.some(({ payload }) => payload.message === "message_reported"));
    // The moderator can remove what was reported, and nothing else there.
    assert.ok("timestamp" in (await alice.does("messages", { action: "delete", message_id: direct })));
    await bob.receives({ message: "message_deleted", id: direct, issued_by: alice.id });
    assert.equal((await openReports(alice, room))?.[0]?.content, "");
    assert.ok("timestamp" in (await settles(alice, report_id, "deleted")));
    await alice.receivesUntil("report_resolved");
    assert.deepEqual(await openReports(alice, room), []);
    await bob.receivesNothing();
  });

  test("is refused for a message that the reporter does not see or wrote, for one that is gone, and the second time", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const [direct, own, gone, plain] = [
      idOf(await alice.sends("Psst", toPerson(bob))),
      idOf(await carol.sends("Mine")),
      idOf(await bob.sends("Away")),
      idOf(await bob.sends("Plain")),
    ];
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["backend"] });
    const inGroup = idOf(await bob.sends("Among us", toGroup("backend")));
    await bob.does("messages", { action: "delete", message_id: gone });
    for (const id of [direct, inGroup, "00000000-0000-4000-8000-000000000000"])
      assert.deepEqual(await refusalOf(reports(carol, id)), refused("unknown_message"));
    assert.deepEqual(await reports(carol, own), { error: "nothing_to_do" });
    assert.deepEqual(await reports(carol, gone), { error: "message_is_deleted" });
    await alice.does("moderation", { action: "mute_chat", target: carol.id });
    await alice.does("chat", { action: "disable_chat" });
    assert.ok("timestamp" in (await reports(carol, plain)), "also while muted, and with the chat switched off");
    assert.deepEqual(await reports(carol, plain, "spam"), { error: "already_reported" });
    const { report_id } = await reported(alice);
    await settles(alice, report_id);
    assert.deepEqual(await reports(carol, plain), { error: "already_reported" });
  });

  test("is settled once, by moderators, also of two at once", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    await reports(carol, idOf(await bob.sends("Hello")));
    const { report_id } = await reported(alice);
    assert.deepEqual(await settles(carol, report_id), { error: "insufficient_permissions" });
    assert.deepEqual(
      await refusalOf(settles(alice, "00000000-0000-4000-8000-000000000000")),
      refused("unknown_report"),
    );
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    await bob.receivesUntil("role_updated");
    const outcomes = await Promise.all([settles(alice, report_id), settles(bob, report_id, "muted")]);
    assert.deepEqual(
      outcomes.filter((it) => "error" in it),
      [{ error: "nothing_to_do" }],
    );
    await bob.receivesUntil("report_resolved");
    const other = await server.meetingOfTwo();
    assert.deepEqual(await refusalOf(settles(other.alice, report_id)), refused("unknown_report"));
  });

  test("shows a message as it stands: edited, deleted, and not at all once it is cleared", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const [edited, cleared] = [idOf(await bob.sends("You")), idOf(await bob.sends("Them"))];
    for (const id of [edited, cleared]) await reports(carol, id);
    await bob.does("messages", { action: "edit", message_id: edited, content: "You all" });
    const [first] = (await openReports(alice, room)) ?? [];
    assert.equal(first?.content, "You all");
    assert.ok(first?.edited_at && first.edited_at > first.timestamp);
    await bob.does("messages", { action: "delete", message_id: edited });
    assert.equal((await openReports(alice, room))?.[0]?.content, "");
    await alice.does("chat", { action: "clear_history" });
    assert.deepEqual(await openReports(alice, room), []);
    const tab = alice.elsewhere("Alice");
    await tab.resumes(room, "1");
    await tab.receivesUntil("history_cleared");
    assert.ok(!JSON.stringify(tab.unread).includes("You"));
  });
});
