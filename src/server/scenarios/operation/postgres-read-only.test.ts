import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { OwnPostgres } from "../../testing/machine/own-postgres";
import { SECRET } from "../../testing/machine/refused-start";
import { everyone } from "../../testing/person";
import { asked, POSTGRES } from "../../testing/test-database";
import { TestServer } from "../../testing/test-server";

/** Makes a PostgreSQL read-only, or ends it. */
type Turning = (isReadOnly: boolean) => Promise<void>;

async function readiness({ origin }: TestServer): Promise<unknown> {
  const answer = await fetch(`${origin}/readyz`);
  return [answer.status, await answer.json()];
}

/** Waits for this answer; the test's time limit ends a wait in vain. */
async function becomes(server: TestServer, expected: unknown): Promise<void> {
  while (JSON.stringify(await readiness(server)) !== JSON.stringify(expected)) await sleep(50);
}

const READY = [200, { ready: true }];
const NOT_READY = [503, { ready: false, missing: ["writing"] }];

/**
 * Asserts that nobody can talk in a read-only time, that all goes on afterwards, and that no repetition is stored
 * twice.
 */
async function survives(server: TestServer, turn: Turning): Promise<void> {
  const { room, alice, bob } = await server.meetingOfThree();
  await alice.sends("before");
  await becomes(server, READY);
  await turn(true);
  await becomes(server, NOT_READY);
  const page = () => bob.client.chat.history.query({ room_id: room.room_id, ...everyone });
  assert.equal((await page()).messages.length, 1, "reading goes on");
  const meanwhile = alice.sends("meanwhile", everyone, "once");
  await sleep(500);
  await turn(false);
  await meanwhile;
  await becomes(server, READY);
  await alice.sends("after");
  const said = (await page()).messages.map(({ content }) => content);
  assert.deepEqual(said, ["before", "meanwhile", "after"]);
  const log = server.log.splice(0);
  assert.ok(log.length < 10, `${log.length} lines`);
  assert.ok(
    log.some((line) => line.includes("may only be read")),
    log.join(""),
  );
}

describe("A PostgreSQL that turns read-only makes a server unready until it can write again", () => {
  test("by its settings, for all who are connected", async () => {
    await using postgres = await OwnPostgres.start();
    await using server = await TestServer.start({ DATABASE_URL: postgres.url, SECRET });
    await survives(server, async (isReadOnly) => {
      await asked(postgres.url, `ALTER SYSTEM SET default_transaction_read_only = ${isReadOnly}`);
      await asked(postgres.url, "SELECT pg_reload_conf()");
    });
  });

  test("for those who connect anew, as where another machine takes its place", async () => {
    await using server = await TestServer.start();
    const name = new URL(server.database.url).pathname.slice(1);
    await survives(server, async (isReadOnly) => {
      await asked(POSTGRES, `ALTER DATABASE ${name} SET default_transaction_read_only = ${isReadOnly}`);
      await asked(POSTGRES, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    });
  });
});
