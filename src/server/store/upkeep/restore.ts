import { existsSync, readFileSync, statSync } from "node:fs";
import { chmod, copyFile, link, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import Sqlite from "libsql";
import { MIGRATIONS, migrationNames } from "../migrations/migrate";
import { holdFile, InUse, isBusy } from "../sqlite/hold";
import { type Cell, prepareSqlite } from "../sqlite/strict-statement";
import { assertWhole, flush, type Kept, keptIn } from "./backup";
import { assertOwn } from "./owner";

/** More events than a client may miss and still resume (`RESUME_LIMIT`). */
export const AHEAD = 1_000_000;

export type Replaced = { readonly kept: readonly string[] };

/**
 * The old files stay, with the time appended to their names. Each is replaced in one step, so that there is always a
 * whole one. Throws, with nothing changed, when the backup is not whole or newer, or the database is open or another
 * user's.
 */
export async function restore(kept: Kept, folder: string, now: Date): Promise<Replaced> {
  const backup = keptIn(folder);
  assertOwn(kept.database);
  if (!existsSync(backup.database)) throw new Error(`${folder} is no backup: there is no parley.db in it`);
  const ending = `.before-${now.toISOString().replace(/[:.]/g, "-")}`;
  const part = `${kept.database}.part`;
  const replaced: string[] = [];
  await copyFile(backup.database, part);
  await chmod(part, 0o600);
  try {
    assertWhole(part);
    await assertOurs(part);
    numberAnew(part);
    await flush(part);
    const release = await holdAlone(kept.database);
    try {
      if (kept.secret !== undefined && existsSync(backup.secret) && !isSame(backup.secret, kept.secret))
        replaced.push(...(await replace(kept.secret, backup.secret, ending)));
      // A log that could not be emptied belongs to the old file, and would corrupt the new one.
      for (const log of ["-wal", "-journal"].filter((tail) => existsSync(kept.database + tail))) {
        if (statSync(kept.database + log).size === 0) await rm(kept.database + log);
        else await rename(kept.database + log, kept.database + ending + log);
      }
      await rm(`${kept.database}-shm`, { force: true });
      replaced.push(...(await swap(kept.database, part, ending)));
    } finally {
      release();
    }
  } finally {
    await rm(part, { force: true });
  }
  return { kept: replaced };
}

/** Otherwise a client with numbers from after the backup would not be told the new events of the same numbers. */
function numberAnew(file: string): void {
  const database = new Sqlite(file);
  // A backup of an earlier version has no such table: its migration notes that.
  if (database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'Absence'`).get() !== undefined)
    database
      .prepare(
        `INSERT INTO "Absence" (room_id, first, last, because) SELECT id, head + 1, head + ?, 'restored' FROM "Room"`,
      )
      .run(AHEAD);
  database.prepare(`UPDATE "Room" SET head = head + ?`).run(AHEAD);
  database.close();
}

async function assertOurs(file: string): Promise<void> {
  const database = new Sqlite(file, { readonly: true });
  let rows: Cell[][];
  try {
    rows = prepareSqlite(database, "SELECT migration_name FROM _prisma_migrations").rows([]);
  } catch (cause) {
    throw new Error("the backup is none of a database of Parley's", { cause });
  } finally {
    database.close();
  }
  const known = await migrationNames(join(MIGRATIONS, "sqlite"));
  const unknown = rows.map(([name]) => String(name)).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`the backup was made by a newer Parley, with ${unknown.join(", ")}`);
}

/**
 * Merges the log into the one file. Programs other than Parley ignore its lock, but hold one of SQLite's on an open
 * database. Throws when something has it open.
 */
async function holdAlone(file: string): Promise<() => void> {
  const hold = await holdFile(file).catch((error: Error) => {
    throw error instanceof InUse ? new Error(`${error.message}: stop it first`, { cause: error }) : error;
  });
  if (!existsSync(file)) return hold.release;
  const database = new Sqlite(file);
  try {
    database.exec("PRAGMA locking_mode=EXCLUSIVE");
    // With TRUNCATE, the journal of leaving WAL mode is empty; any other mode would leave content in it.
    database.exec("BEGIN EXCLUSIVE; COMMIT; PRAGMA journal_mode=TRUNCATE");
  } catch (error) {
    // A damaged one needs the replacement all the more.
    if (isBusy(error)) {
      database.close();
      hold.release();
      throw new Error(`${file} is in use by another program: stop it first`, { cause: error });
    }
  }
  return () => {
    database.close();
    hold.release();
  };
}

function isSame(one: string, other: string): boolean {
  return existsSync(other) && readFileSync(one, "utf8").trim() === readFileSync(other, "utf8").trim();
}

async function replace(file: string, by: string, ending: string): Promise<string[]> {
  const part = `${file}.part`;
  await copyFile(by, part);
  await chmod(part, 0o600);
  await flush(part);
  return swap(file, part, ending);
}

/** In one step; the old file gets another name. */
async function swap(file: string, by: string, ending: string): Promise<string[]> {
  const isOld = existsSync(file);
  if (isOld) await link(file, file + ending);
  await rename(by, file);
  await flush(dirname(file));
  return isOld ? [file + ending] : [];
}
