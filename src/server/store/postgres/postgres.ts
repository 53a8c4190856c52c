import { Socket } from "node:net";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client, Pool, type PoolConfig } from "pg";
import { BadRequestError } from "../../kit/bad-request";
import {
  DATABASE_CONNECTIONS,
  DATABASE_IDLE_MS,
  DATABASE_LOCK_MS,
  DATABASE_SILENCE_MS,
  DATABASE_STATEMENT_MS,
} from "../../kit/limits";
import { commitRowsBy } from "../database/commit-rows";
import type { Database } from "../database/database";
import { PATIENCE } from "../database/patience";
import { type ReadRows, readRowsBy } from "../database/read-rows";
import { PrismaClient } from "../generated/postgresql/client";
import type { PrismaClient as CommonClient } from "../generated/sqlite/client";
import { MIGRATIONS, migrate } from "../migrations/migrate";
import { isOutage } from "./outage-signs";
import { postgresStatements } from "./statements";
import { TransactionPool } from "./transaction-pool";

/** Makes or migrates the tables in the database that a `postgresql:` URL names, and opens it: one pool for everything. */
export async function openPostgres(url: string): Promise<Database> {
  await migratePostgres(url);
  const pool = new TransactionPool({ connectionString: url, ...SETTINGS });
  // First in the queue of the connection. Where it fails, so does what comes next.
  pool.on("connect", (connection) => void connection.query(TIMEOUTS).catch(() => {}));
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  await client.$connect();
  // The models use what both databases share, of which SQLite has less: what its client takes, this one takes too.
  const common = client as unknown as CommonClient;
  return {
    place: placeOf(url),
    write: common,
    commit: (work) =>
      pool.telling((taken) => {
        const rows = commitRowsBy(postgresStatements(taken));
        return common.$transaction((tx) => work({ tx, rows }), PATIENCE);
      }),
    read: common,
    readRows: readRowsBy(postgresStatements(() => pool)),
    snapshot: (work) => snapshotOf(pool, work),
    // Whoever holds a connection to PostgreSQL has what everybody has.
    assertThere: () => {},
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
    return await work(readRowsBy(postgresStatements(() => client))).finally(() => client.query("COMMIT"));
  } catch (error) {
    failed = !(error instanceof BadRequestError);
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
  await assertOwnSession(url);
  const lock = new Client({ connectionString: url, application_name: "parley migrating" });
  // What it lost its connection for is said by what it was asked.
  lock.on("error", () => {});
  await lock.connect();
  // Ended here: the engine would leave its connection to itself, with a lock of its own on it.
  const pool = new Pool({ connectionString: url, max: 1 });
  const place = { adapter: new PrismaPg(pool), say: (word: string) => pool.query(word) };
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await migrate(place, folder);
  } finally {
    await pool.end();
    await lock.end();
  }
}

/**
 * A connection on which nothing is heard for a while is lost, though nobody has said so: a COMMIT whose answer never
 * comes would otherwise stand in the way of its room for ever.
 */
function attentiveSocket(): Socket {
  const socket = new Socket();
  const lost = Object.assign(new Error("Connection terminated: nothing is heard of the database"), {
    code: "ETIMEDOUT",
  });
  return socket.setTimeout(DATABASE_SILENCE_MS, () => socket.destroy(lost));
}

/**
 * How many connections a process has at most, and what ends one that hangs. A process that stops in the middle of a
 * transaction holds its room for ten seconds; the others wait a little longer for it.
 */
const SETTINGS: PoolConfig = {
  max: DATABASE_CONNECTIONS,
  stream: attentiveSocket,
  application_name: "parley",
  // What is asked together is one journey.
  pipeline: true,
  keepAlive: true,
  // To the pool this is also how long one may wait for a connection that others use.
  connectionTimeoutMillis: DATABASE_STATEMENT_MS,
};

/** Said on each connection: a pooler refuses them as it connects. */
const TIMEOUTS = `SET idle_in_transaction_session_timeout = ${DATABASE_IDLE_MS}; SET lock_timeout = ${DATABASE_LOCK_MS};
SET statement_timeout = ${DATABASE_STATEMENT_MS}`;

/**
 * Throws where a connection is not a session of PostgreSQL's own: a pooler that gives it to others between transactions
 * loses what was prepared, set and locked. Two clients find out which session they have while the other is at work.
 */
async function assertOwnSession(url: string): Promise<void> {
  const [one, other] = [1, 2].map(() => new Client({ connectionString: url, application_name: "parley starting" }));
  if (one === undefined || other === undefined) return;
  const session = async (client: Client) => (await client.query("SELECT pg_backend_pid() AS id")).rows[0]?.id;
  try {
    for (const client of [one, other]) {
      client.on("error", () => {});
      await client.connect();
    }
    const first = await session(one);
    await other.query("BEGIN");
    const taken = await session(other);
    if (first === taken || (await session(one)) !== first) throw new Error(POOLING);
  } catch (cause) {
    const isStatementPooling = cause instanceof Error && /statement pooling/.test(cause.message);
    throw isStatementPooling ? new Error(POOLING, { cause }) : cause;
  } finally {
    await Promise.all([one, other].map((client) => client.end().catch(() => {})));
  }
}

const POOLING =
  "a pooler in between shares connections among clients, as PgBouncer does with pool_mode=transaction or statement: Parley needs pool_mode=session";

/** Any number, as long as it stays the same. */
const MIGRATION_LOCK = 7_275_397;

/** Where a URL leads to, without the password that may be in it. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `postgresql://${hostname}${port && `:${port}`}${pathname}`;
}
