import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Sqlite from "libsql";
import { fileNamedBy } from "../../kit/file-address";
import { SQLITE_BUSY_MS, SQLITE_LOG_PAGES } from "../../kit/limits";
import { commitRowsBy } from "../database/commit-rows";
import type { Database } from "../database/database";
import { PATIENCE } from "../database/database";
import { type ReadRows, readRowsBy } from "../database/read-rows";
import { PrismaClient } from "../generated/sqlite/client";
import { MIGRATIONS, migrate } from "../migrations/migrate";
import { locked, troubleIn } from "../tables/trouble";
import { SqliteAdapter } from "./adapter";
import { SqliteFiles } from "./files";
import { type Hold, holdFile, isBusy, makePrivate } from "./hold";
import { emptyLog, remainsOf } from "./remains";
import { sqliteStatements } from "./statements";
import { prepareSqlite } from "./strict-statement";

/**
 * Creates or migrates the file, and opens it for this process alone, with a connection for transactions that write, one
 * for snapshots, and one for all other reads. Throws {@link InUse}.
 */
export async function openSqlite(url: string): Promise<Database> {
  const file = fileOf(url);
  await makePrivate(file);
  const hold = await holdFile(file);
  try {
    return await openHeld(file, hold);
  } catch (error) {
    hold.release();
    const trouble = isBusy(error) ? locked(error) : troubleIn(error);
    throw trouble === undefined ? error : new Error(`${hold.file} ${trouble.message}`, { cause: error });
  }
}

async function openHeld(file: string, hold: Hold): Promise<Database> {
  assertReadable(file);
  await migrateSqlite(file);
  const files = new SqliteFiles(file, hold);
  const assertThere = () => files.assertThere();
  const writing = new SqliteAdapter(file, {
    begin: "BEGIN IMMEDIATE",
    assertThere,
    pragmas: [
      "journal_mode=WAL",
      "synchronous=FULL",
      "secure_delete=ON",
      "foreign_keys=ON",
      "temp_store=MEMORY",
      `wal_autocheckpoint=${SQLITE_LOG_PAGES}`,
      // The driver would wait synchronously; the client waits instead.
      "busy_timeout=0",
    ],
  });
  const write = new PrismaClient({ adapter: writing });
  const reading = new SqliteAdapter(file, { begin: "BEGIN", pragmas: ["query_only=ON"] });
  const read = new PrismaClient({ adapter: reading });
  // In this order: the first creates the write-ahead log that the others read.
  await write.$connect();
  await read.$connect();
  // The log of a killed process may still hold erased data.
  await emptyLog(write);
  const rows = commitRowsBy(sqliteStatements(writing.connection));
  const snapshots = openSnapshots(file);
  files.opened();
  return {
    place: hold.file,
    write,
    commit: (work) => write.$transaction((tx) => work({ tx, rows }), PATIENCE),
    read,
    readRows: readRowsBy(sqliteStatements(reading.connection)),
    snapshot: snapshots.take,
    assertThere,
    isShared: false,
    isOutage: () => false,
    migrations: join(MIGRATIONS, "sqlite"),
    remains: () => remainsOf(write, writing.connection),
    close: async () => {
      snapshots.close();
      await read.$disconnect();
      // If it fails, the next start does it.
      await emptyLog(write).catch(() => {});
      await write.$disconnect();
      hold.release();
    },
  };
}

/** The engine would not say that the list of tables or of migrations is damaged. */
function assertReadable(file: string): void {
  const connection = new Sqlite(file);
  const all = (sql: string) => prepareSqlite(connection, sql).rows([]);
  try {
    const tables = all("SELECT name, sql FROM sqlite_schema");
    if (tables.some(([name]) => name === "_prisma_migrations")) all("SELECT * FROM _prisma_migrations");
  } finally {
    connection.close();
  }
}

function openSnapshots(file: string) {
  const connection = new Sqlite(file);
  connection.exec(`PRAGMA busy_timeout=${SQLITE_BUSY_MS}; PRAGMA query_only=ON;`);
  const rows = readRowsBy(sqliteStatements(connection));
  return {
    take: async <T>(work: (rows: ReadRows) => Promise<T>): Promise<T> => {
      connection.exec("BEGIN");
      try {
        return await work(rows);
      } finally {
        connection.exec("COMMIT");
      }
    },
    close: () => connection.close(),
  };
}

export function migrateSqlite(file: string, folder = join(MIGRATIONS, "sqlite")): Promise<string[]> {
  // A migration that rewrites texts must leave no copies behind.
  const pragmas = ["journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"];
  const begin = "BEGIN IMMEDIATE";
  const adapter = new SqliteAdapter(file, { begin, pragmas });
  const say = async (word: string) => adapter.connection.exec(word === "BEGIN" ? begin : word);
  return migrate({ adapter, say, tables: TABLES }, folder);
}

const TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

/** Creates its folder. Throws for any other URL. */
export function fileOf(url: string): string {
  const named = fileNamedBy(url);
  if ("fault" in named) throw new Error(`${url} ${named.fault}`);
  makeFolder(dirname(resolve(named.file)));
  return named.file;
}

/** Node's recursive `mkdir` never returns where the system forbids making folders. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
