import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client, Pool } from "pg";
import { BadRequestError } from "../../kit/bad-request";
import { commitRowsBy } from "../database/commit-rows";
import type { Database } from "../database/database";
import { PATIENCE } from "../database/database";
import { type ReadRows, readRowsBy } from "../database/read-rows";
import { PrismaClient } from "../generated/postgresql/client";
import type { PrismaClient as CommonClient } from "../generated/sqlite/client";
import { MIGRATIONS, migrate } from "../migrations/migrate";
import { attend, SETTINGS } from "./connections";
import { isOutage } from "./outage-signs";
import { postgresStatements } from "./statements";
import { TransactionPool } from "./transaction-pool";

export async function openPostgres(url: string): Promise<Database> {
  await migratePostgres(url);
  const pool = new TransactionPool({ connectionString: url, ...SETTINGS });
  attend(pool);
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  await client.$connect();
  // The models use only the features of SQLite's client, which both databases share.
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
    // A connection to PostgreSQL always leads to the shared database.
    assertThere: () => {},
    isShared: true,
    isOutage,
    migrations: join(MIGRATIONS, "postgresql"),
    // PostgreSQL cannot blank a deleted row while others work; docs/architecture.md says what Parley promises.
    remains: () => async () => true,
    close: () => client.$disconnect(),
  };
}

/** A connection that fails is not used again. */
async function snapshotOf<T>(pool: Pool, work: (rows: ReadRows) => Promise<T>): Promise<T> {
  const client = await pool.connect();
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

/** Processes that start together take turns: a lock of PostgreSQL keeps them apart, and ends with its connection. */
export async function migratePostgres(url: string, folder = join(MIGRATIONS, "postgresql")): Promise<string[]> {
  await assertOwnSession(url);
  const lock = new Client({ connectionString: url, application_name: "parley migrating" });
  lock.on("error", () => {});
  await lock.connect();
  // Ends the pool itself: the engine would leave its connection open, with a lock on it.
  const pool = new Pool({ connectionString: url, max: 1 });
  const place = { adapter: new PrismaPg(pool), say: (word: string) => pool.query(word), tables: TABLES };
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await migrate(place, folder);
  } finally {
    await pool.end();
    await lock.end();
  }
}

/** Without those of an extension, such as PostGIS. */
const TABLES = `SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p')
  AND relnamespace = current_schema()::regnamespace
  AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')`;

/**
 * Throws behind a pooler in transaction mode, which loses prepared statements, settings and locks: two clients compare
 * their sessions while each is in use.
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

/** Arbitrary, but it must never change. */
const MIGRATION_LOCK = 7_275_397;

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `postgresql://${hostname}${port && `:${port}`}${pathname}`;
}
