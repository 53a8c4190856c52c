import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { VERIFIED_NUMBERS } from "../kit/limits";
import { AHEAD } from "../store/upkeep/restore";
import { ServerProcess } from "../testing/server-process";
import { ONLY_SQLITE } from "../testing/test-database";

async function meeting(server: ServerProcess) {
  const [alice, bob] = [await server.person("Alice"), await server.person("Bob")];
  const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
  await alice.joins(room);
  await bob.joins(room, { invite: room.invites.user });
  return { room, alice, bob };
}

/** A room with events of several kinds, in which moderators have cleared what was said before. */
async function lively(server: ServerProcess) {
  const { room, alice, bob } = await meeting(server);
  for (const text of ["One", "Two"]) await bob.sends(text);
  await alice.does("chat", { action: "clear_history" });
  await bob.sends("Three");
  await alice.does("control", { action: "set_groups", target: bob.id, groups: ["backend"] });
  await bob.sends("Psst", { scope: "private", target: alice.id });
  return room.room_id;
}

test("a whole room is whole, and one that lacks an event is not", async () => {
  await using server = await ServerProcess.start();
  const room_id = await lively(server);
  const verify = (...more: string[]) => server.run("admin", "verify", room_id, ...more);
  const first = await verify();
  assert.equal(first.code, 0, first.said);
  assert.match(first.said, /^"Weekly" has \d+ events; the newest has the number \d+\. None is missing/);
  // The cleared messages go a moment later.
  for (let erased = false; !erased; ) erased = (await verify()).said.includes("which moderators cleared");
  const { head, events, gaps } = JSON.parse((await verify("--json")).said);
  assert.deepEqual(
    gaps.map((gap: { because: string }) => gap.because),
    ["cleared"],
  );
  assert.equal(head - events, 2);
  assert.equal((await server.run("admin", "verify", "00000000-0000-4000-8000-000000000000")).code, 1);

  const [row] = (await server.database.execute(
    `SELECT number FROM "LogEntry" WHERE room_id = '${room_id}' ORDER BY number DESC LIMIT 1`,
  )) as { number: number }[];
  await server.database.execute(`DELETE FROM "LogEntry" WHERE room_id = '${room_id}' AND number = ${row?.number}`);
  assert.deepEqual(await verify(), {
    code: 1,
    said: `"Weekly" is not whole: numbers are missing that nothing explains: ${row?.number}\n`,
  });
  const doubled = head;
  await server.database.execute(
    `INSERT INTO "LogEntry" (room_id, number, namespace, payload, timestamp) VALUES ('${room_id}', ${doubled}, 'chat', '{}', 'now')`,
  );
  assert.match((await verify()).said, new RegExp(`; numbers are there twice: ${doubled}$`, "m"));
});

test("what was lost before a clearing is not excused by it", async () => {
  await using server = await ServerProcess.start();
  const { room, alice, bob } = await meeting(server);
  const { room_id } = room;
  for (const text of ["One", "Two", "Three"]) await bob.sends(text);
  await bob.sends("Psst", { scope: "private", target: alice.id });
  await alice.does("moderation", { action: "mute_chat", target: bob.id });
  await alice.does("moderation", { action: "ban", target: bob.id });
  await alice.sends("Four");
  await alice.does("chat", { action: "clear_history" });
  const verify = () => server.run("admin", "verify", room_id);
  for (let erased = false; !erased; ) erased = (await verify()).said.includes("which moderators cleared");
  const lost = (await server.database.execute(
    `SELECT number FROM "Message" WHERE room_id = '${room_id}' AND scope = 'private'
     UNION ALL SELECT number FROM "LogEntry" WHERE room_id = '${room_id}' AND payload LIKE '%"participant_banned"%'
     ORDER BY number`,
  )) as { number: number }[];
  assert.equal(lost.length, 2);
  const numbers = lost.map(({ number }) => number).join(", ");
  for (const table of ["Message", "LogEntry"])
    await server.database.execute(`DELETE FROM "${table}" WHERE room_id = '${room_id}' AND number IN (${numbers})`);
  assert.deepEqual(await verify(), {
    code: 1,
    said: `"Weekly" is not whole: numbers are missing that nothing explains: ${numbers}\n`,
  });
});

test("as many missing numbers as a restored backup leaves out are lost where none was restored", async () => {
  await using server = await ServerProcess.start();
  const { room, alice, bob } = await meeting(server);
  for (const person of [alice, bob]) await person.close();
  assert.equal(await server.kill("SIGTERM"), 0);
  const { room_id } = room;
  await server.database.execute(`UPDATE "Room" SET head = head + ${AHEAD} WHERE id = '${room_id}'`);
  const { code, said } = await server.run("admin", "verify", room_id);
  assert.deepEqual([code, said.includes("nothing explains")], [1, true], said);
});

test("a backup is looked into, and numbers go on far above it once it is restored", { skip: ONLY_SQLITE }, async () => {
  await using server = await ServerProcess.start();
  const room_id = await lively(server);
  const folder = await mkdtemp(join(tmpdir(), "parley-verify-"));
  try {
    const backup = join(folder, "backup");
    assert.equal((await server.run("backup", backup)).code, 0);
    const found = await server.run("admin", "verify", room_id, "--backup", backup);
    assert.equal(found.code, 0, found.said);
    const nothing = await server.run("admin", "verify", room_id, "--backup", folder);
    assert.deepEqual(nothing, { code: 1, said: `${folder} is no backup: there is no parley.db in it\n` });
    assert.equal((await server.run("admin", "room", "list", "--backup", backup)).code, 2);
    await server.kill("SIGKILL");
    assert.equal((await server.run("restore", backup)).code, 0);
    await server.start();
    const restored = await server.run("admin", "verify", room_id, "--json");
    assert.equal(restored.code, 0, restored.said);
    const gaps: { because: string; from: number; to: number }[] = JSON.parse(restored.said).gaps;
    const gap = gaps.find(({ because }) => because === "restored");
    assert.equal(gap && gap.to - gap.from + 1, AHEAD);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a gap across two slices is one, and is found", async () => {
  await using server = await ServerProcess.start();
  const { room, alice, bob } = await meeting(server);
  const { room_id } = room;
  await bob.sends("The newest");
  // No client knows the event that follows.
  for (const person of [alice, bob]) await person.close();
  const [{ head } = { head: 0 }] = (await server.database.execute(
    `SELECT head FROM "Room" WHERE id = '${room_id}'`,
  )) as { head: number }[];
  const [from, to] = [head + VERIFIED_NUMBERS - 3, head + VERIFIED_NUMBERS + 3];
  await server.database.execute(
    `INSERT INTO "LogEntry" (room_id, number, namespace, payload, timestamp)
     WITH RECURSIVE n(number) AS (
       SELECT ${head + 1} UNION ALL SELECT number + 1 FROM n WHERE number < ${head + 2 * VERIFIED_NUMBERS})
     SELECT '${room_id}', number, 'chat', '{"message":"chat_enabled","issued_by":"${bob.id}"}', 'now' FROM n
     WHERE number < ${from} OR number > ${to}`,
  );
  await server.database.execute(`UPDATE "Room" SET head = ${head + 2 * VERIFIED_NUMBERS} WHERE id = '${room_id}'`);
  const { code, said } = await server.run("admin", "verify", room_id);
  assert.deepEqual([code, said.includes(`nothing explains: ${from} to ${to}\n`)], [1, true], said);
});
