import { existsSync, readFileSync, statSync } from "node:fs";
import { chmod, copyFile, link, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import Sqlite from "libsql";
import { assertOwn } from "../../kit/owner";
import { MIGRATIONS, migrationNames } from "../migrations/migrate";
import { holdFile, InUse, isBusy } from "../sqlite/hold";
import { type Cell, prepareSqlite } from "../sqlite/strict-statement";
import { assertWhole, flush, type Kept, keptIn } from "./backup";

/** More events than anybody may have missed who is told only of these (`RESUME_LIMIT`). */
const AHEAD = 1_000_000;

/** Where what was there before is kept from now on. */
export type Replaced = { readonly kept: readonly string[] };

/**
 * Puts a backup in the place of what a server keeps. What is there stays, under a name that ends with the time; each
 * file is replaced in one step, so that there is always a whole one.
 * @throws where the backup is not whole or of a newer Parley, something has the database open, or it is somebody else's; nothing has changed
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
      // A log that could not be emptied belongs to the old file, and would spoil the new one.
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

/**
 * Numbers go on far from those that were given after the backup: whoever had these would else be taken, once the rooms
 * have come so far again, for somebody who has what now stands under them.
 */
function numberAnew(file: string): void {
  const database = new Sqlite(file);
  database.prepare(`UPDATE "Room" SET head = head + ?`).run(AHEAD);
  database.close();
}

/** Throws where the database is none of Parley's, or has migrations that this one does not know. */
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
 * Takes a database for this process until the returned function is called, with all that is in its log in the one file.
 * Other programs than Parley, which know nothing of its lock, hold one of SQLite's on a database that they have open.
 * @throws where something has it open
 */
async function holdAlone(file: string): Promise<() => void> {
  const hold = await holdFile(file).catch((error: Error) => {
    throw error instanceof InUse ? new Error(`${error.message}: stop it first`, { cause: error }) : error;
  });
  if (!existsSync(file)) return hold.release;
  const database = new Sqlite(file);
  try {
    database.exec("PRAGMA locking_mode=EXCLUSIVE");
    // In the mode TRUNCATE the journal of leaving the mode WAL is empty, where any other would leave something in it.
    database.exec("BEGIN EXCLUSIVE; COMMIT; PRAGMA journal_mode=TRUNCATE");
  } catch (error) {
    // One that is broken has to be replaced all the more.
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

/** Puts a copy in a file's place. */
async function replace(file: string, by: string, ending: string): Promise<string[]> {
  const part = `${file}.part`;
  await copyFile(by, part);
  await chmod(part, 0o600);
  await flush(part);
  return swap(file, part, ending);
}

/** Lets a new file take an old one's name, in one step, while the old one gets another name. */
async function swap(file: string, by: string, ending: string): Promise<string[]> {
  const isOld = existsSync(file);
  if (isOld) await link(file, file + ending);
  await rename(by, file);
  await flush(dirname(file));
  return isOld ? [file + ending] : [];
}
