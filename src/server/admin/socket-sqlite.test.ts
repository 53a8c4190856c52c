import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { pino } from "pino";
import { parseConfig } from "../kit/config";
import { type Running, start } from "../server";
import { ServerProcess } from "../testing/server-process";
import { askServer } from "./asking";
import { carryOut } from "./desk";

const run = promisify(execFile);
const list = { do: "list_rooms" } as const;
const socketOf = (server: ServerProcess) => `${server.database.url.replace("file:", "")}.admin`;

/** A server in this process, in a folder with a path of any length. */
async function serverIn(folder: string) {
  const path = join(folder, "parley.db");
  const config = parseConfig({ DATABASE_URL: `file:${path}`, PORT: "0", HOST: "127.0.0.1" });
  const log: string[] = [];
  const running: Running = await start(config, pino({ level: "warn" }, { write: (line: string) => log.push(line) }));
  return { path, config, log, stop: running.stop };
}

test("the socket is its owner's alone, and goes with the server", async () => {
  await using server = await ServerProcess.start();
  const { mode } = await stat(socketOf(server));
  assert.equal((mode & 0o777).toString(8), "600");
  await server.kill("SIGTERM");
  await assert.rejects(stat(socketOf(server)), { code: "ENOENT" });
});

test("a socket that a killed server has left stands in nobody's way", async () => {
  await using server = await ServerProcess.start();
  const path = socketOf(server).replace(/\.admin$/, "");
  await server.kill("SIGKILL");
  assert.ok((await stat(socketOf(server))).isSocket(), "it is still there");
  assert.equal(await askServer(path, list), undefined, "nobody answers");
  assert.deepEqual(await carryOut(parseConfig(server.database.settings), list), { done: "listed", rooms: [] });
  await server.start();
  assert.deepEqual(await askServer(path, list), { done: "listed", rooms: [] });
});

test("a path that is too long for a socket is reached another way", async () => {
  const folder = await mkdtemp(join(tmpdir(), "parley-"));
  const server = await serverIn(join(folder, "a".repeat(120), "b".repeat(120)));
  try {
    assert.deepEqual(await askServer(server.path, list), { done: "listed", rooms: [] });
    assert.ok((await stat(`${server.path}.admin`)).isSocket());
    assert.deepEqual(server.log, []);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
});

test("the server reports an order that it does not understand", async () => {
  await using server = await ServerProcess.start();
  const path = socketOf(server).replace(/\.admin$/, "");
  const ask = askServer(path, { do: "something new" } as unknown as typeof list);
  await assert.rejects(ask, /the server does not know that order: it may be of another version/);
});

const asRoot = process.getuid?.() !== 0 && "only root can be somebody else";
test("somebody else cannot speak with the server", { skip: asRoot }, async () => {
  await using server = await ServerProcess.start();
  await run("chmod", ["755", join(socketOf(server), "..")]);
  const connect = `require("net").connect(${JSON.stringify(socketOf(server))}).on("error", (e) => console.log(e.code))`;
  const { stdout } = await run(process.execPath, ["-e", connect], { uid: 65_534 });
  assert.equal(stdout, "EACCES\n");
});
