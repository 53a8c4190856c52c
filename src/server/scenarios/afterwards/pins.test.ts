import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { MAX_PINS } from "../../../protocol";
import { edit, pin, react, remove, unpin } from "../../testing/afterthoughts";
import { everyone, idOf, type Person, type Received, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const nobodys = "6d0c5a3c-0000-4000-8000-000000000000";
const soon = (ms: number) => new Date(Date.now() + ms).toISOString().replace("Z", "000Z");

/** Waits for an event with these fields, whatever comes before it. */
async function hears(person: Person, expected: Record<string, unknown>): Promise<Received> {
  for (;;) {
    const received = await person.receives({});
    const payload: Record<string, unknown> = received.data.payload;
    if (Object.entries(expected).every(([key, value]) => payload[key] === value)) return received;
  }
}

/** The pins in a fresh join of a person. */
async function pinned(person: Person) {
  const again = person.elsewhere(person.name);
  await again.joins({ room_id: person.self.room_info.id });
  again.leaves();
  const { messages } = again.self.module_data;
  assert.ok(messages, "a server tells of pins even where there are none");
  return messages.pinned;
}

async function texts(person: Person) {
  return (await pinned(person)).map(({ content }) => content);
}

describe("A pin", () => {
  test("is told to those who see the message, and shown with its text to those who join", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    assert.deepEqual(await pinned(carol), []);
    await alice.does("control", { action: "set_groups", target: alice.id, groups: ["board"] });
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["board"] });
    const agenda = idOf(await bob.sends("Agenda"));
    const secret = idOf(await bob.sends("For the board", toGroup("board")));
    await alice.does("messages", react(agenda));
    assert.ok("timestamp" in (await alice.does("messages", pin(agenda, { announcement: true }))));
    await alice.does("messages", pin(secret));
    const { data } = await hears(carol, { message: "message_pinned", id: agenda, announcement: true });
    assert.ok(!JSON.stringify(data).includes("Agenda"), "the event has no text");
    await hears(bob, { message: "message_pinned", id: agenda });
    await hears(bob, { message: "message_pinned", id: secret, scope: "group", target: "board", announcement: false });
    const [shown, ...others] = await pinned(carol);
    assert.deepEqual(others, []);
    assert.deepEqual(shown, {
      id: agenda,
      source: bob.id,
      scope: "global",
      content: "Agenda",
      timestamp: shown?.timestamp,
      pinned_at: data.timestamp,
      announcement: true,
    });
    assert.deepEqual(await texts(bob), ["Agenda", "For the board"]);
    await carol.receivesNothing();
  });

  test("of a group comes with the group's history to a member who is added", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    await alice.does("control", { action: "set_groups", target: alice.id, groups: ["board"] });
    const id = idOf(await alice.sends("For the board", toGroup("board")));
    await alice.does("messages", pin(id));
    await alice.does("messages", pin(idOf(await alice.sends("For all"))));
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["board"] });
    const page = await bob.client.chat.history.query({ room_id: room.room_id, ...toGroup("board"), limit: 1 });
    assert.deepEqual(
      page.pinned?.map(({ content }) => content),
      ["For the board"],
    );
    const older = { room_id: room.room_id, ...toGroup("board"), before: id };
    assert.equal((await bob.client.chat.history.query(older)).pinned, undefined, "with the newest page alone");
  });

  test("announces the text of before an edit, or nothing, in a page that is read meanwhile", async () => {
    const { room, alice, bob } = await server.meetingOfThree();
    const id = idOf(await bob.sends("Lunch at noon"));
    const question = { room_id: room.room_id, ...everyone, limit: 1 } as const;
    let edits = 0;
    for (let round = 0; round < 15; round++) {
      assert.ok("timestamp" in (await alice.does("messages", pin(id, { announcement: true }))));
      const content = `Lunch at noon, ${++edits}`;
      const [_, ...pages] = await Promise.all([
        bob.does("messages", edit(id, content)),
        ...Array.from({ length: 10 }, () => alice.client.chat.history.query(question)),
      ]);
      for (const { pinned: [shown] = [] } of pages)
        assert.ok(shown?.announcement !== true || shown.content !== content, `announced what nobody did: ${content}`);
    }
  });

  test("is replaced, taken away, and at most one of twenty", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const ids: string[] = [];
    for (let at = 0; at <= MAX_PINS; at++) ids.push(idOf(await alice.sends(`${at}`)));
    const [first = "", ...others] = ids;
    for (const id of others) assert.ok("timestamp" in (await alice.does("messages", pin(id))));
    assert.deepEqual(await alice.does("messages", pin(first)), { error: "too_many_pins" });
    assert.deepEqual(await alice.does("messages", pin(others[0] ?? "")), { error: "nothing_to_do" });
    await alice.does("messages", pin(others[0] ?? "", { announcement: true }));
    assert.equal((await pinned(bob)).at(-1)?.announcement, true, "pinned anew, it is the newest");
    await alice.does("messages", unpin(others[0] ?? ""));
    await hears(bob, { message: "message_unpinned", id: others[0], issued_by: alice.id });
    assert.deepEqual(await alice.does("messages", unpin(others[0] ?? "")), { error: "nothing_to_do" });
    assert.ok("timestamp" in (await alice.does("messages", pin(first))));
    assert.equal((await pinned(bob)).length, MAX_PINS);
  });

  test("ends at its time, and makes room for another", async () => {
    const { alice, bob } = await server.meetingOfThree();
    const id = idOf(await alice.sends("For a moment"));
    const past = await refusalOf(alice.does("messages", pin(id, { until: "2026-01-13T12:00:00.000000Z" })));
    assert.deepEqual([past.reason, past.field], ["invalid_payload", "until"]);
    const until = soon(700);
    await alice.does("messages", pin(id, { until }));
    assert.deepEqual(
      (await pinned(bob)).map((it) => it.until),
      [until],
    );
    await sleep(800);
    assert.deepEqual(await pinned(bob), []);
    assert.deepEqual(await alice.does("messages", unpin(id)), { error: "nothing_to_do" });
    await alice.does("messages", pin(idOf(await alice.sends("Another"))));
    const rows = await server.database.execute(`SELECT message_id FROM "Pin" WHERE message_id = '${id}'`);
    assert.equal(rows.length, 0, "the ended one is not kept");
  });

  test("is the moderators', and not of a private message; strangers' messages are unknown", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const id = idOf(await bob.sends("mine"));
    assert.deepEqual(await bob.does("messages", pin(id)), { error: "insufficient_permissions" });
    const toAlice = idOf(await bob.sends("between us", toPerson(alice)));
    const toCarol = idOf(await bob.sends("between us", toPerson(carol)));
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["board"] });
    const toBoard = idOf(await bob.sends("for the board", toGroup("board")));
    assert.deepEqual(await alice.does("messages", pin(toAlice)), { error: "cannot_pin" });
    for (const it of [toCarol, toBoard, nobodys])
      for (const payload of [pin(it), unpin(it)])
        assert.deepEqual(await refusalOf(alice.does("messages", payload)), {
          code: "BAD_REQUEST",
          reason: "unknown_message",
        });
    const hostile = ["", "x", "__proto__", id.replace("-", ""), `${id}'; DROP TABLE "Pin"`, { $ne: null }, [id], null];
    for (const it of hostile)
      assert.equal((await refusalOf(alice.does("messages", pin(it as string)))).reason, "invalid_payload");
    for (const more of [{ announcement: "yes" }, { until: "tomorrow" }, { until: 1 }])
      assert.equal((await refusalOf(alice.does("messages", pin(id, more)))).reason, "invalid_payload");
  });
});

describe("A pinned message", () => {
  test("that is deleted or cleared is pinned no more, and its text is nowhere", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    for (const end of ["delete", "clear"]) {
      const id = idOf(await bob.sends(`oops ${end}`));
      await alice.does("messages", pin(id, { announcement: true }));
      if (end === "delete") await bob.does("messages", remove(id));
      else await alice.does("chat", { action: "clear_history" });
      assert.deepEqual(await pinned(carol), [], end);
      const found = await server.database.execute(`SELECT message_id FROM "Pin" WHERE message_id = '${id}'`);
      assert.equal(found.length, 0, end);
      assert.ok(!JSON.stringify(await server.database.execute(`SELECT * FROM "LogEntry"`)).includes(`oops ${end}`));
    }
  });

  test("leaves no ghost when it is deleted or cleared in the same moment, in both orders", async () => {
    const { alice, bob } = await server.meetingOfThree();
    for (const isFirst of [true, false])
      for (const end of ["delete", "clear"]) {
        const id = idOf(await bob.sends("Agenda"));
        const pins = () => alice.does("messages", pin(id));
        const ends = () =>
          end === "delete" ? bob.does("messages", remove(id)) : alice.does("chat", { action: "clear_history" });
        const acts = isFirst ? [pins, ends] : [ends, pins];
        await Promise.all(acts.map((act) => act().catch(() => undefined)));
        assert.deepEqual(await pinned(bob), [], `${end} ${isFirst ? "after" : "before"} the pin`);
      }
  });

  test("is an announcement no more once it is edited", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const id = idOf(await bob.sends("Lunch at noon"));
    await alice.does("messages", pin(id, { announcement: true }));
    await bob.does("messages", edit(id, "Buy my book"));
    const [shown] = await pinned(carol);
    assert.deepEqual([shown?.content, shown?.edits, shown?.announcement], ["Buy my book", 1, false]);
    assert.ok("timestamp" in (await alice.does("messages", pin(id, { announcement: true }))));
  });
});

test("A return tells of the pins that were missed, without those of what was cleared", async () => {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  await alice.does("control", { action: "set_groups", target: alice.id, groups: ["board"] });
  const kept = idOf(await bob.sends("kept"));
  const { id: last } = await hears(carol, { message: "message_sent" });
  carol.leaves();
  carol.forgets();
  await alice.does("messages", pin(idOf(await alice.sends("for the board", toGroup("board")))));
  await alice.does("messages", pin(kept, { until: soon(3_600_000) }));
  const again = carol.elsewhere();
  const { data, id: now } = await again.resumes(room, last);
  assert.ok(data.payload.message === "resumed");
  assert.ok(!JSON.stringify(data.payload.module_data).includes("pinned"));
  const { data: pinnedAgain } = await hears(again, { message: "message_pinned", id: kept, issued_by: alice.id });
  assert.ok(pinnedAgain.payload.message === "message_pinned" && pinnedAgain.payload.until !== undefined);
  assert.ok(!JSON.stringify(pinnedAgain).includes("board"));
  again.leaves();
  await alice.does("messages", unpin(kept));
  await alice.does("messages", pin(kept));
  await alice.does("chat", { action: "clear_history" });
  const later = carol.elsewhere();
  await later.resumes(room, now);
  await later.receives({ message: "history_cleared" });
  await later.receivesNothing();
});

test("The log tells moderators who pinned what they may see, without a text", async () => {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  await alice.does("control", { action: "set_groups", target: alice.id, groups: ["board"] });
  await alice.does("control", { action: "grant_moderator_role", target: carol.id });
  const open = idOf(await bob.sends("to all", everyone));
  const closed = idOf(await alice.sends("to the board", toGroup("board")));
  for (const id of [open, closed]) await alice.does("messages", pin(id));
  await alice.does("messages", unpin(open));
  const log = async (person: Person) =>
    (await person.client.rooms.log.query({ room_id: room.room_id })).entries
      .filter(({ namespace }) => namespace === "messages")
      .map(({ payload }) => [payload.message, payload.id, payload.issued_by]);
  assert.deepEqual(await log(carol), [
    ["message_unpinned", open, alice.id],
    ["message_pinned", open, alice.id],
  ]);
  assert.equal((await log(alice)).length, 3);
  assert.ok(!JSON.stringify(await alice.client.rooms.log.query({ room_id: room.room_id })).includes("to the board"));
});
