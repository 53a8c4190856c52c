import assert from "node:assert/strict";
import { once } from "node:events";
import { cp, link, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, test } from "node:test";
import Sqlite from "libsql";
import { ServerProcess, spawnServer } from "../../testing/server-process";
import { historyOf, message, roomOn } from "../../testing/stream";
import { openDatabase } from "../connect";
import { holdFile, InUse } from "./hold";

describe("An SQLite file has a single server", () => {
  test("a second is refused by one line that names the first, and none by one that was killed", async () => {
    await using server = await ServerProcess.start();
    const second = await startSecond(server);
    const { pid } = server;
    assert.match(second.said, new RegExp(`^.*parley\\.db is in use by another Parley, process ${pid}, since .*\\n$`));
    assert.equal(second.code, 1);
    await server.kill("SIGKILL");
    await server.start();
    assert.notEqual(server.pid, pid);
  });

  test("a second is refused, and nothing is lost, when the files of the lock were deleted", async () => {
    await using server = await ServerProcess.start();
    const { room_id, token, join: comeIn } = await roomOn(server);
    const alice = await comeIn();
    const says = async (content: string) =>
      assert.equal((await alice.send(message(content), "chat", content)).error, undefined);
    await says("before");
    const { pathname } = new URL(server.database.url);
    for (const content of ["after one", "after two"]) {
      for (const tail of [".lock", ".process"]) await rm(pathname + tail, { force: true });
      const { said, code } = await startSecond(server);
      assert.match(said, new RegExp(`^.*parley\\.db is in use by another \\w+, process ${server.pid}\\b.*\\n$`));
      assert.equal(code, 1);
      await says(content);
    }
    const { said } = await startSecond(server);
    assert.match(said, new RegExp(`in use by another Parley, process ${server.pid}, since`), "it signed again");
    await server.kill("SIGKILL");
    for (const tail of [".lock", ".process"]) await rm(pathname + tail);
    await server.start();
    const found = (await historyOf(server, room_id, token)).map(({ content }) => content);
    assert.deepEqual(found, ["before", "after one", "after two"]);
  });

  test("a program that only reads prevents no start", async () => {
    await using server = await ServerProcess.start();
    await server.kill("SIGTERM");
    const reader = new Sqlite(new URL(server.database.url).pathname);
    reader.exec("BEGIN; SELECT count(*) FROM Room");
    await server.start();
    reader.close();
  });

  test("a second is refused under whatever name it knows the file", async () => {
    await using scene = await openScene();
    const { folder, file } = scene;
    await symlink(folder, join(folder, "linked-folder"));
    await symlink(file, join(folder, "linked.db"));
    await link(file, join(folder, "hard-linked.db"));
    const names = [
      file,
      join(folder, ".", "linked-folder", "parley.db"),
      `${folder}/../${folder.split("/").at(-1)}/./parley.db`,
      relative(process.cwd(), file),
      join(folder, "linked.db"),
      join(folder, "hard-linked.db"),
    ];
    const refusals = await Promise.all(names.map((name) => openDatabase(`file:${name}`).catch((error) => error)));
    for (const [at, name] of names.entries()) assert.ok(refusals[at] instanceof InUse, name);
  });

  test("the leftovers of another process refuse none, even under the PID of a running one", async () => {
    await using scene = await openScene();
    const { file, folder } = scene;
    await cp(folder, `${folder}-copy`, { recursive: true });
    const copy = join(`${folder}-copy`, "parley.db");
    await link(copy, `${copy}.snapshot`);
    await writeFile(`${copy}.process`, JSON.stringify({ pid: 1, host: "here", since: "2026-01-13T12:00:00.000Z" }));
    await (await openDatabase(`file:${copy}`)).close();
    // Within one process, the driver may keep a closed file open until the garbage collection.
    await rm(`${copy}.snapshot`);
    await writeFile(`${copy}.process`, "half a no");
    await (await openDatabase(`file:${copy}`)).close();
    await rm(`${folder}-copy`, { recursive: true });
    await assert.rejects(openDatabase(`file:${file}`), InUse);
  });

  test("a lock whose file was removed is taken anew, unless another process was faster", async () => {
    await using scene = await openScene();
    const file = join(scene.folder, "other.db");
    const first = await holdFile(file);
    await rm(`${file}.lock`);
    first.keep();
    await assert.rejects(holdFile(file), InUse);
    await rm(`${file}.lock`);
    const second = await holdFile(file);
    assert.throws(first.keep, InUse);
    second.release();
    first.keep();
    await assert.rejects(holdFile(file), InUse);
    first.release();
    (await holdFile(file)).release();
  });
});

/** Starts a second server on the same data; returns its exit code and output. */
async function startSecond({ database }: ServerProcess) {
  const child = spawnServer({ ...database.settings });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const [code] = await once(child, "close");
  return { code, said };
}

async function openScene() {
  const folder = await mkdtemp(join(tmpdir(), "parley-hold-"));
  const file = join(folder, "parley.db");
  const database = await openDatabase(`file:${file}`);
  const leave = async () => {
    await database.close();
    await rm(folder, { recursive: true });
  };
  return { folder, file, [Symbol.asyncDispose]: leave };
}
