import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaClient } from "./generated/sqlite/client";
import { migrate } from "./migrate";
import { BUSY_TIMEOUT_MS, fileOf, SqliteAdapter } from "./sqlite";

/** The database of this process. Reads never wait for a transaction that writes: they have a connection of their own. */
export type Database = {
  /** The one write lane: its transactions follow each other. */
  readonly write: PrismaClient;
  /** For reading only; a statement that writes fails. */
  readonly read: PrismaClient;
  /** Whether other processes may serve the same rooms from it. */
  readonly isShared: boolean;
  /** To be called after something was erased: sees to it that it is in none of the files any more. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
};

/** Makes or migrates the database that a `file:` URL names, and opens it. */
export async function openDatabase(url: string): Promise<Database> {
  const file = fileOf(url);
  await migrate(file);
  const write = new PrismaClient({
    adapter: new SqliteAdapter(file, {
      begin: "BEGIN IMMEDIATE",
      pragmas: ["journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON", "temp_store=MEMORY"],
    }),
  });
  const read = new PrismaClient({
    adapter: new SqliteAdapter(file, { begin: "BEGIN", pragmas: ["foreign_keys=ON", "query_only=ON"] }),
  });
  // In this order: the first makes the write-ahead log that the second reads.
  await write.$connect();
  await read.$connect();
  // What a process that was killed had erased may still be in its log.
  await emptyLog(write);
  return {
    write,
    read,
    isShared: false,
    checkpoint: () => checkpoint(write, file),
    close: async () => {
      await read.$disconnect();
      await emptyLog(write);
      await write.$disconnect();
    },
  };
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

const REWRITE_LIMIT_BYTES = 64 * 1024 * 1024;
const CHECKPOINT_TRIES = 200;
const CHECKPOINT_PAUSE_MS = 25;
