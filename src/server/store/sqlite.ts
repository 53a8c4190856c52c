import { existsSync, mkdirSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Sqlite from "libsql";
import { commitRowsBy } from "./commit-rows";
import type { Database } from "./connect";
import { PrismaClient } from "./generated/sqlite/client";
import { MIGRATIONS, migrate } from "./migrate";
import { PATIENCE } from "./patience";
import { type ReadRows, readRowsBy } from "./read-rows";
import { BUSY_TIMEOUT_MS, SqliteAdapter } from "./sqlite-adapter";
import { sqliteAsking } from "./sqlite-asking";

/**
 * Makes or migrates the SQLite file that a `file:` URL names, and opens it three times: transactions that write follow
 * each other on one connection, what is read at one moment has a second, and all other reads have the third.
 */
export async function openSqlite(url: string): Promise<Database> {
  const file = fileOf(url);
  await makePrivate(file);
  await migrateSqlite(file);
  const writing = new SqliteAdapter(file, {
    begin: "BEGIN IMMEDIATE",
    pragmas: [
      "journal_mode=WAL",
      "synchronous=FULL",
      "secure_delete=ON",
      "foreign_keys=ON",
      "temp_store=MEMORY",
      `wal_autocheckpoint=${LOG_PAGES}`,
    ],
  });
  const write = new PrismaClient({ adapter: writing });
  const reading = new SqliteAdapter(file, { begin: "BEGIN", pragmas: ["query_only=ON"] });
  const read = new PrismaClient({ adapter: reading });
  // In this order: the first makes the write-ahead log that the others read.
  await write.$connect();
  await read.$connect();
  // What a process that was killed had erased may still be in its log.
  await emptyLog(write);
  const rows = commitRowsBy(sqliteAsking(writing.connection));
  const snapshots = openSnapshots(file);
  return {
    write,
    commit: (work) => write.$transaction((tx) => work({ tx, rows }), PATIENCE),
    read,
    readRows: readRowsBy(sqliteAsking(reading.connection)),
    snapshot: snapshots.take,
    isShared: false,
    isOutage: () => false,
    migrations: join(MIGRATIONS, "sqlite"),
    checkpoint: () => checkpoint(write, file),
    close: async () => {
      snapshots.close();
      await read.$disconnect();
      await emptyLog(write);
      await write.$disconnect();
    },
  };
}

/** A new file is for its owner's eyes only, and so are the logs beside it, for which SQLite takes its mode. */
async function makePrivate(file: string): Promise<void> {
  if (existsSync(file)) return;
  // Where that is impossible SQLite is about to say so.
  const made = await open(file, "a", 0o600).catch(() => undefined);
  await made?.close();
}

/** A connection for what is read at one moment: a transaction for each reading. */
function openSnapshots(file: string) {
  const connection = new Sqlite(file);
  connection.exec(`PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}; PRAGMA query_only=ON;`);
  const rows = readRowsBy(sqliteAsking(connection));
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

/** Brings a file to the newest migration, as {@link migrate} says. */
export function migrateSqlite(file: string, folder = join(MIGRATIONS, "sqlite")): Promise<string[]> {
  const pragmas = ["journal_mode=WAL", "synchronous=FULL"];
  return migrate(new SqliteAdapter(file, { begin: "BEGIN IMMEDIATE", pragmas }), folder);
}

/**
 * The file that a `file:` URL names, relative ones from the working directory; its folder is made where it is missing.
 * @throws where the URL names no file
 */
export function fileOf(url: string): string {
  const path = /^file:(?!\/\/)([^?#]+)$/.exec(url)?.[1];
  const file = path === undefined ? fileURLToPath(url) : decodeURIComponent(path);
  if (file.includes(":memory:")) throw new Error("a database in memory cannot be shared by several connections");
  makeFolder(dirname(resolve(file)));
  return file;
}

/** Node's own way of making a folder with all above it never ends where the system lets nobody make one. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * `secure_delete` blanks what is deleted, but not the copies of a row that stay behind where SQLite moved it to another
 * page: these go by writing the file anew, which takes about 10 ms for each MiB. Then the write-ahead log is emptied,
 * for which no read transaction may be open.
 */
async function checkpoint(write: PrismaClient, file: string): Promise<void> {
  if ((await stat(file)).size <= REWRITE_LIMIT_BYTES) await write.$executeRawUnsafe("VACUUM");
  for (let tries = 0; tries < CHECKPOINT_TRIES; tries++) {
    if (await emptyLog(write)) return;
    await sleep(CHECKPOINT_PAUSE_MS);
  }
  throw new Error("the write-ahead log could not be emptied: somebody is reading the database");
}

/** Tries it, and says whether it was done. The driver would wait for a reader synchronously, and so for ever. */
async function emptyLog(write: PrismaClient): Promise<boolean> {
  await write.$queryRawUnsafe("PRAGMA busy_timeout=0");
  const [state] = await write.$queryRawUnsafe<{ busy: number | bigint }[]>("PRAGMA wal_checkpoint(TRUNCATE)");
  await write.$queryRawUnsafe(`PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}`);
  return Number(state?.busy) === 0;
}

/** How long the write-ahead log grows before a commit moves it into the file, in pages of 4 KiB: pages written often go once. */
const LOG_PAGES = 4000;
const REWRITE_LIMIT_BYTES = 64 * 1024 * 1024;
const CHECKPOINT_TRIES = 200;
const CHECKPOINT_PAUSE_MS = 25;
