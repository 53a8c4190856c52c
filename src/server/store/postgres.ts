import { Socket } from "node:net";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client, Pool, type PoolConfig } from "pg";
import { Refused } from "../refused";
import { commitRowsBy } from "./commit-rows";
import type { Database } from "./connect";
import { PrismaClient } from "./generated/postgresql/client";
import type { PrismaClient as CommonClient } from "./generated/sqlite/client";
import { MIGRATIONS, migrate } from "./migrate";
import { isOutage } from "./outage-signs";
import { PATIENCE } from "./patience";
import { postgresAsking } from "./postgres-asking";
import { type ReadRows, readRowsBy } from "./read-rows";
import { TellingPool } from "./telling-pool";

/** Makes or migrates the tables in the database that a `postgresql:` URL names, and opens it: one pool for everything. */
export async function openPostgres(url: string): Promise<Database> {
  await migratePostgres(url);
  const pool = new TellingPool({ connectionString: url, ...SETTINGS });
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  await client.$connect();
  // The models use what both databases share, of which SQLite has less: what its client takes, this one takes too.
  const common = client as unknown as CommonClient;
  return {
    write: common,
    commit: (work) =>
      pool.telling((taken) => {
        const rows = commitRowsBy(postgresAsking(taken));
        return common.$transaction((tx) => work({ tx, rows }), PATIENCE);
      }),
    read: common,
    readRows: readRowsBy(postgresAsking(() => pool)),
    snapshot: (work) => snapshotOf(pool, work),
    isShared: true,
    isOutage,
    migrations: join(MIGRATIONS, "postgresql"),
    // Nothing that PostgreSQL offers while others work blanks a deleted row: docs/architecture.md says what is promised.
    checkpoint: async () => {},
    close: () => client.$disconnect(),
  };
}

/** Reads what is true at one moment, on a connection of its own. One that fails is not used again. */
async function snapshotOf<T>(pool: Pool, work: (rows: ReadRows) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // What it lost its connection for is said by what it was asked.
  const ignore = () => {};
  client.on("error", ignore);
  let failed = false;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await work(readRowsBy(postgresAsking(() => client))).finally(() => client.query("COMMIT"));
  } catch (error) {
    failed = !(error instanceof Refused);
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(failed);
  }
}

/**
 * Brings a database to the newest migration, as {@link migrate} says. Processes that start together do it one after the
 * other: a lock that all of them know is held meanwhile, and ends with its connection.
 */
export async function migratePostgres(url: string, folder = join(MIGRATIONS, "postgresql")): Promise<string[]> {
  const lock = new Client({ connectionString: url, application_name: "parley migrating" });
  // What it lost its connection for is said by what it was asked.
  lock.on("error", () => {});
  await lock.connect();
  // Ended here: the engine would leave its connection to itself, with a lock of its own on it.
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await migrate(new PrismaPg(pool), folder);
  } finally {
    await pool.end();
    await lock.end();
  }
}

/** Longer than what the server waits for a lock, in milliseconds. */
const SILENCE_MS = 20_000;

/**
 * A connection on which nothing is heard for a while is lost, though nobody has said so: a COMMIT whose answer never
 * comes would otherwise stand in the way of its room for ever.
 */
function attentiveSocket(): Socket {
  const socket = new Socket();
  const lost = Object.assign(new Error("Connection terminated: nothing is heard of the database"), {
    code: "ETIMEDOUT",
  });
  return socket.setTimeout(SILENCE_MS, () => socket.destroy(lost));
}

/**
 * How many connections a process has at most, and what ends one that hangs. A process that stops in the middle of a
 * transaction holds its room for ten seconds; the others wait a little longer for it.
 */
const SETTINGS: PoolConfig = {
  max: 10,
  stream: attentiveSocket,
  application_name: "parley",
  keepAlive: true,
  // To the pool this is also how long one may wait for a connection that others use.
  connectionTimeoutMillis: 30_000,
  idle_in_transaction_session_timeout: 10_000,
  lock_timeout: 15_000,
  statement_timeout: 30_000,
};

/** Any number, as long as it stays the same. */
const MIGRATION_LOCK = 7_275_397;
