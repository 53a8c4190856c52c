import assert from "node:assert/strict";
import { test } from "node:test";
import { ServerProcess } from "../testing/server-process";
import { TestDatabase } from "../testing/test-database";

/** The printed id of a room, and the codes of its invitations. */
function printed(said: string) {
  const [room_id = ""] = /[0-9a-f-]{36}/.exec(said) ?? [];
  const [moderator = "", user = ""] = [...said.matchAll(/https:\/\/chat\.example\/join\/(\S+)/g)].map(
    ([, code]) => code,
  );
  return { room_id, moderator, user };
}

test("the operator makes, lists and deletes rooms, whether the server runs or not", async () => {
  await using server = await ServerProcess.start({ PUBLIC_URL: "https://chat.example", ROOM_CREATION: "closed" });
  const made = await server.run("admin", "room", "create", "Board of <directors>");
  assert.equal(made.code, 0, made.said);
  const { room_id, moderator, user } = printed(made.said);
  assert.ok(room_id && moderator && user && !made.said.includes("PUBLIC_URL"), made.said);

  await server.kill("SIGKILL");
  const listed = await server.run("admin", "room", "list");
  assert.equal(listed.code, 0, listed.said);
  assert.match(
    listed.said,
    new RegExp(`^${room_id} {2}\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ .* 0 {5}Board of <directors>$`, "m"),
  );
  const second = printed((await server.run("admin", "room", "create", "Second")).said);

  await server.start();
  const rooms = JSON.parse((await server.run("admin", "room", "list", "--json")).said);
  assert.deepEqual(rooms.map((room: { title: string }) => room.title).sort(), ["Board of <directors>", "Second"]);
  const refused = await server.run("admin", "room", "delete", room_id);
  assert.deepEqual([refused.code, refused.said.split("\n")[0]], [2, "nobody is here to be asked: say --yes"]);
  const address = `https://chat.example/rooms/${second.room_id}`;
  assert.deepEqual(await server.run("admin", "room", "delete", address, "--yes"), {
    code: 0,
    said: '"Second" is deleted.\n',
  });
  assert.deepEqual(await server.run("admin", "room", "delete", second.room_id, "--yes"), {
    code: 1,
    said: `there is no room ${second.room_id}\n`,
  });
});

test("a wrong command prints one line, and the help after it", async () => {
  await using server = await ServerProcess.start();
  const said = async (...args: string[]) => {
    const { code, said: text } = await server.run("admin", ...args);
    assert.match(text, /room create "Title" +makes a room/);
    return [code, text.split("\n")[0]];
  };
  assert.deepEqual(await said("--help"), [0, "npm run admin -- <what>"]);
  assert.deepEqual(await said(), [2, "say what"]);
  assert.deepEqual(await said("room", "rename", "x"), [2, "there is no room rename x"]);
  assert.deepEqual(await said("room", "create"), [2, "the title is missing"]);
  assert.deepEqual(await said("room", "create", "Two", "words"), [
    2,
    "there is one word too many: words. Put quotation marks around the title",
  ]);
  assert.deepEqual(await said("room", "delete", "weekly"), [2, "weekly is no id of a room: see room list"]);
});

test("a database that is not there, or not ready, is said in one line", async () => {
  await using database = await TestDatabase.make();
  const { carryOut } = await import("./desk");
  const { parseConfig } = await import("../kit/config");
  const list = (settings: Record<string, string>) => carryOut(parseConfig(settings), { do: "list_rooms" });
  if (database.url.startsWith("postgresql:"))
    await assert.rejects(list(database.settings), /the database has no tables of Parley's yet: start Parley first/);
  else
    assert.deepEqual(await list(database.settings), { done: "listed", rooms: [] }, "a room may be made before a start");
});
