import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { openDatabase } from "../../store/connect";
import { AS_POSTGRES } from "../../testing/machine/own-postgres";
import { freePort, missing, OwnProgram } from "../../testing/machine/own-program";
import { PASSWORD, refusal, refusedProcess } from "../../testing/machine/refused-start";
import { POSTGRES, TestDatabase } from "../../testing/test-database";

describe("A start is refused with its cause", { skip: POSTGRES === undefined && "there is no PostgreSQL" }, () => {
  test("because PostgreSQL cannot be reached, or does not let Parley in", async () => {
    const elsewhere = (change: (url: URL) => void) => {
      const url = new URL(POSTGRES ?? "");
      url.password = PASSWORD;
      change(url);
      return { DATABASE_URL: url.href };
    };
    const port = String(await freePort());
    const cases: [Record<string, string>, RegExp][] = [
      [elsewhere((url) => Object.assign(url, { port })), /^DATABASE_URL .*ECONNREFUSED/],
      [elsewhere((url) => Object.assign(url, { hostname: "nowhere.invalid" })), /^DATABASE_URL .*nowhere\.invalid/],
      [elsewhere((url) => Object.assign(url, { pathname: "/nowhere" })), /^DATABASE_URL .*"nowhere" does not exist/],
      [elsewhere((url) => Object.assign(url, { username: "nobody" })), /^DATABASE_URL .*"nobody" does not exist/],
    ];
    for (const [settings, expected] of cases) assert.match(await refusal(settings), expected);
    const [[settings = {}] = []] = cases;
    assert.match(await refusedProcess(settings), /^Parley cannot start: DATABASE_URL .*ECONNREFUSED/);
  });

  test("because another program has its tables in the database", async () => {
    await using database = await TestDatabase.make();
    await database.execute(`CREATE TABLE "Room" (number integer, beds integer)`);
    assert.match(
      await refusal(database.settings),
      /^DATABASE_URL cannot be used: it has tables, and none of Parley's: give Parley a database of its own$/,
    );
  });

  test("because Redis cannot be reached, is none, or does not let Parley in", {
    skip: missing("redis-server"),
  }, async () => {
    await using database = await TestDatabase.make();
    await using redis = await OwnProgram.start("redis-server", (port) => [
      "--port",
      `${port}`,
      "--save",
      "",
      "--requirepass",
      "correct",
    ]);
    await using web = Object.assign(
      createServer((_, response) => response.end("no Redis")),
      {
        [Symbol.asyncDispose]: async () => void web.close(),
      },
    );
    await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
    const { port } = web.address() as AddressInfo;
    const cases: [string, RegExp][] = [
      [`redis://:${PASSWORD}@127.0.0.1:${redis.port}`, /WRONGPASS/],
      [`redis://127.0.0.1:${redis.port}`, /NOAUTH/],
      [`rediss://:correct@127.0.0.1:${redis.port}`, /./],
      [`redis://127.0.0.1:${await freePort()}`, /ECONNREFUSED/],
      [`redis://:${PASSWORD}@nowhere.invalid`, /nowhere\.invalid/],
      [`redis://127.0.0.1:${port}`, /./],
    ];
    const refusals = await Promise.all(cases.map(([REDIS_URL]) => refusal({ ...database.settings, REDIS_URL })));
    for (const [at, [url, expected]] of cases.entries()) {
      assert.match(refusals[at] ?? "", /^REDIS_URL cannot be used: ./, url);
      assert.match(refusals[at] ?? "", expected, url);
    }
  });

  test("because PgBouncer shares its connections; with pool_mode=session all works", {
    skip: missing("/usr/sbin/pgbouncer"),
  }, async () => {
    await using database = await TestDatabase.make();
    for (const mode of ["session", "transaction", "statement"]) {
      await using pooler = await pgbouncer(mode);
      const url = new URL(database.url);
      url.search = "";
      url.host = `127.0.0.1:${pooler.port}`;
      if (mode === "session") {
        const opened = await openDatabase(url.href);
        const [row] = await opened.read.$queryRawUnsafe<object[]>("SHOW statement_timeout");
        assert.deepEqual(row, { statement_timeout: "30s" });
        assert.equal(await opened.read.room.count(), 0);
        await opened.close();
      } else assert.match(await refusal({ DATABASE_URL: url.href }), /^DATABASE_URL .*pool_mode=session$/, mode);
    }
  });
});

/** Debian's PgBouncer before the tests' PostgreSQL. It does not run as root. */
async function pgbouncer(mode: string): Promise<OwnProgram> {
  const folder = await mkdtemp(join(tmpdir(), "parley-pooler-"));
  await chmod(folder, 0o755);
  const { hostname, port, username } = new URL(POSTGRES ?? "");
  const settings = (listening: number) => `[databases]
* = host=${hostname} port=${port || 5432} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listening}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
`;
  const listening = await freePort();
  await writeFile(join(folder, "pgbouncer.ini"), settings(listening));
  const [first = "", ...rest] = [...AS_POSTGRES, "/usr/sbin/pgbouncer"];
  const program = await OwnProgram.start(first, () => [...rest, join(folder, "pgbouncer.ini")], listening);
  await rm(folder, { recursive: true });
  return program;
}
