import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@libsql/client";
import { writeMessages } from "../../testing/machine/said";
import { everyone, idOf, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { ServerProcess } from "../../testing/server-process";
import { ONLY_SQLITE, type TestDatabase } from "../../testing/test-database";
import { TestServer } from "../../testing/test-server";

const unknown = { code: "BAD_REQUEST", reason: "unknown_message" };
const clear = (moderator: Person) => moderator.does("chat", { action: "clear_history" });
const text = "Said and forgotten";
const COUNT = 4_000;

async function shown(person: Person): Promise<string[]> {
  const page = await person.client.chat.history.query({ room_id: person.self.room_info.id, ...everyone });
  return page.messages.map(({ content }) => content);
}

async function stored(database: TestDatabase): Promise<number> {
  const rows = await database.execute(`SELECT 1 FROM "Message" WHERE content LIKE '${text}%'`);
  return rows.length;
}

async function untilErased(database: TestDatabase): Promise<void> {
  while ((await stored(database)) > 0) await sleep(50);
  if (!ONLY_SQLITE) while (await database.filesHold(text)) await sleep(50);
}

describe("A cleared history", () => {
  test("is found by nobody from the receipt on, in whatever way, while its rows are erased", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfThree();
    const { room_id } = room;
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["g"] });
    const id = idOf(await bob.sends(text));
    for (const person of [alice, bob])
      await person.does("messages", { action: "react", message_id: id, reaction: "👍" });
    await bob.sends("to the group", toGroup("g"));
    await bob.sends("to Alice", toPerson(alice));
    const said = { source: bob.id, text, count: COUNT };
    await server.restart(() => writeMessages(server.database, said, room_id));
    const [moderator, sender] = [alice.elsewhere("Alice"), bob.elsewhere("Bob")];
    await moderator.joins(room);
    await sender.joins(room);
    assert.equal((await shown(sender)).length, 100);
    assert.ok(!("error" in (await clear(moderator))));
    assert.ok((await stored(server.database)) > 0, "rows are there at the receipt");

    assert.deepEqual(await shown(sender), []);
    assert.deepEqual((await sender.client.chat.messages.query({ room_id, ids: [id] })).messages, []);
    const reactors = { room_id, message_id: id, reaction: "👍" };
    assert.deepEqual(await refusalOf(sender.client.chat.reactors.query(reactors)), unknown);
    const older = { room_id, ...everyone, before: id };
    assert.deepEqual(await refusalOf(sender.client.chat.history.query(older)), unknown);
    for (const payload of [
      { action: "react", message_id: id, reaction: "👀" },
      { action: "unreact", message_id: id, reaction: "👍" },
      { action: "edit", message_id: id, content: "again" },
      { action: "delete", message_id: id },
    ])
      assert.equal((await refusalOf(sender.does("messages", payload))).reason, "unknown_message", payload.action);
    const reply = { action: "send_message", ...everyone, content: "to it", reply_to: id };
    assert.equal((await refusalOf(sender.does("chat", reply))).reason, "unknown_message");
    const late = bob.elsewhere("Bob");
    await late.joins(room);
    const { room_history, groups_history, private_history } = late.self.module_data.chat;
    assert.deepEqual(
      [room_history, groups_history[0]?.history, private_history[0]?.history].map((it) => it?.map((m) => m.content)),
      [[], ["to the group"], ["to Alice"]],
    );

    const meanwhile: string[] = [];
    do {
      meanwhile.push(`meanwhile ${meanwhile.length}`);
      await sender.sends(`meanwhile ${meanwhile.length - 1}`);
    } while ((await stored(server.database)) > 0);
    await untilErased(server.database);
    assert.deepEqual(await shown(late), meanwhile.slice(-100));
    for (const table of ["Reaction", "ReactionCount"])
      assert.deepEqual(await server.database.execute(`SELECT message_id FROM "${table}"`), []);
  });

  test("takes what was said before, and leaves what is said after, with a second clearing right behind", async () => {
    await using server = await TestServer.start();
    const { alice, bob } = await server.meetingOfThree();
    // On one connection, so in this order.
    const [one, , two, , three] = [
      alice.sends(`${text} 1`).then(idOf),
      clear(alice),
      alice.sends(`${text} 2`).then(idOf),
      clear(alice),
      alice.sends("stays").then(idOf),
    ] as const;
    const ids = await Promise.all([one, two, three]);
    const { messages } = await bob.client.chat.messages.query({ room_id: bob.self.room_info.id, ids });
    assert.deepEqual(
      messages.map(({ content }) => content),
      ["stays"],
    );
    await untilErased(server.database);
    assert.deepEqual(await shown(bob), ["stays"]);
  });

  test("cannot be answered, reacted to or edited by what is decided in the same commit", async () => {
    await using server = await TestServer.start();
    const { alice, bob } = await server.meetingOfThree();
    const message_id = idOf(await bob.sends(text));
    const cleared = clear(alice);
    const attempts = [
      { action: "react", message_id, reaction: "👍" },
      { action: "edit", message_id, content: "again" },
    ].map((payload) => refusalOf(alice.does("messages", payload)));
    attempts.push(
      refusalOf(alice.does("chat", { action: "send_message", ...everyone, content: "to it", reply_to: message_id })),
    );
    await cleared;
    assert.deepEqual(
      (await Promise.all(attempts)).map(({ reason }) => reason),
      ["unknown_message", "unknown_message", "unknown_message"],
    );
  });

  test("is left out of what a person is told on coming back", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfThree();
    await alice.sends("seen");
    const { id } = await bob.receives({ message: "message_sent", content: "seen" });
    bob.leaves();
    bob.forgets();
    const message_id = idOf(await alice.sends(text));
    await alice.does("messages", { action: "react", message_id, reaction: "👍" });
    await alice.does("messages", { action: "edit", message_id, content: `${text}, too` });
    await clear(alice);
    await alice.sends("after");
    const again = bob.elsewhere("Bob");
    const { data } = await again.resumes(room, id);
    assert.ok(data.payload.message === "resumed");
    assert.deepEqual([data.payload.missed, data.payload.module_data.messages], [2, undefined]);
    await again.receives({ message: "history_cleared" });
    await again.receives({ message: "message_sent", content: "after" });
    await again.receivesNothing();
  });

  test("stays gone when the server is killed in the middle, and the next start erases the rest", async () => {
    await using server = await ServerProcess.start();
    const alice = await server.person("Alice");
    const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
    await alice.joins(room);
    alice.leaves();
    await writeMessages(server.database, { source: alice.id, text, count: COUNT }, room.room_id);
    await alice.joins(room);
    await clear(alice);
    await server.kill("SIGKILL");
    const rest = await storedByTheDead(server.database);
    assert.ok(rest > 0, "it was killed in the middle");
    await server.start();
    const back = server.personWith("Alice", alice.token);
    await back.joins(room);
    assert.deepEqual(back.self.module_data.chat.room_history, []);
    await back.sends("after");
    await untilErased(server.database);
    assert.deepEqual(await shown(back), ["after"]);
  });
});

/**
 * Of a server that was killed: in a copy, because the driver keeps a file open for a while, and would hold up a start.
 * Once it closes the file, as the last one, SQLite moves the log into it. So the log is copied first, if it is there.
 */
async function storedByTheDead(database: TestDatabase): Promise<number> {
  if (ONLY_SQLITE) return stored(database);
  const folder = await mkdtemp(join(tmpdir(), "parley-copy-"));
  const [file, copy] = [database.url.slice("file:".length), join(folder, "copy.db")];
  await copyFile(`${file}-wal`, `${copy}-wal`).catch(({ code }) => assert.equal(code, "ENOENT"));
  await copyFile(file, copy);
  const client = createClient({ url: `file:${copy}` });
  const { rows } = await client.execute(`SELECT 1 FROM "Message" WHERE content LIKE '${text}%'`);
  client.close();
  await rm(folder, { recursive: true });
  return rows.length;
}
