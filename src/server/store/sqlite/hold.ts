import { closeSync, existsSync, openSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { access, constants, open, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "libsql";
import { SQLITE_HOLD_MS } from "../../kit/limits";
import { type Holder, holderOf } from "./holder";

const PAUSE_MS = 50;

export class InUse extends Error {}

export type Hold = {
  readonly file: string;
  /** Throws {@link InUse} when the lock's file was removed and another process was faster. */
  readonly keep: () => void;
  readonly release: () => void;
};

/**
 * Takes an SQLite file for this process. The lock is the operating system's and ends with the process; a PID file would
 * lie. A person can delete the lock's file under a running server, so it is made only for a database that nobody has
 * open, as SQLite's own locks show. @throws {InUse} when another process has it
 */
export async function holdFile(file: string): Promise<Hold> {
  const real = existsSync(file) ? realpathSync(file) : resolve(file);
  const [lock, note] = [`${real}.lock`, `${real}.process`];
  const end = performance.now() + SQLITE_HOLD_MS;
  let taken = await takingSafely(real, lock);
  for (; taken === undefined && performance.now() < end; taken = await takingSafely(real, lock)) await sleep(PAUSE_MS);
  if (taken === undefined && (existsSync(lock) || !hasHardLinks(real)))
    throw new InUse(`${real} is in use by ${holderOf(real, note)}`);
  if (taken === undefined || (hasHardLinks(real) && isOpenElsewhere(real))) {
    taken?.close();
    throw new InUse(`${real} is in use under another name: it has hard links`);
  }
  let held: Taken | undefined = taken;
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  const sign = () => writeFileSync(note, JSON.stringify(holder), { mode: 0o600 });
  sign();
  return {
    file: real,
    keep: () => {
      if (held !== undefined && identityOf(lock) === held.identity) return;
      held?.close();
      if (!existsSync(lock)) closeSync(openSync(lock, "a", 0o600));
      held = taking(lock);
      if (held === undefined) throw new InUse(`${real} was taken by ${holderOf(real, note)}`);
      sign();
    },
    release: () => {
      if (held === undefined) return;
      rmSync(note, { force: true });
      held.close();
      held = undefined;
    },
  };
}

/**
 * Only its owner can read the file; SQLite gives its logs the same mode. An existing file is not opened: closing it
 * would drop this process's locks. Throws when the file or its folder cannot be used.
 */
export async function makePrivate(file: string): Promise<void> {
  const { R_OK, W_OK, X_OK } = constants;
  if (existsSync(file)) {
    if (!(await stat(file)).isFile()) throw Object.assign(new Error(`${file} is no file`), { code: "EISDIR" });
    await access(file, R_OK | W_OK);
  } else await (await open(file, "a", 0o600)).close();
  await access(dirname(file), R_OK | W_OK | X_OK);
}

type Taken = { readonly identity: string | undefined; readonly close: () => void };

/** Takes nothing where the lock was deleted meanwhile, or where there is none and the database is open. */
async function takingSafely(file: string, lock: string): Promise<Taken | undefined> {
  const before = identityOf(lock);
  // Without the index of its log nobody has it open under this name, and a broken one is left as it is.
  if (before === undefined && existsSync(`${file}-shm`) && isOpenElsewhere(file)) return undefined;
  await makePrivate(lock);
  const taken = taking(lock);
  if (taken === undefined || before === undefined || taken.identity === before) return taken;
  taken.close();
  return undefined;
}

function taking(lock: string): Taken | undefined {
  const connection = new Sqlite(lock);
  try {
    connection.exec("PRAGMA journal_mode=MEMORY; PRAGMA busy_timeout=0; BEGIN EXCLUSIVE");
    return { identity: identityOf(lock), close: () => end(connection) };
  } catch (error) {
    connection.close();
    if (isBusy(error)) return undefined;
    throw new Error(`${lock} cannot be locked: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/**
 * The driver may keep a closed connection until the garbage collection, so the lock ends with the transaction. A call
 * on a closed connection ends the process.
 */
function end(connection: Sqlite.Database): void {
  connection.exec("ROLLBACK");
  connection.close();
}

/** Differs for two files of one name, also when the second gets the first one's inode. */
function identityOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.ino} ${found.birthtimeNs}`;
}

/** Each name of a hard-linked file has a lock and a log of its own. */
function hasHardLinks(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.nlink ?? 1) > 1;
}

function isOpenElsewhere(file: string): boolean {
  if (!existsSync(file)) return false;
  let connection: Sqlite.Database | undefined;
  try {
    connection = new Sqlite(file);
    connection.exec("PRAGMA locking_mode=EXCLUSIVE; PRAGMA busy_timeout=0; BEGIN EXCLUSIVE; COMMIT");
    return false;
  } catch (error) {
    // The next opening reports other damage.
    return isBusy(error);
  } finally {
    connection?.close();
  }
}

export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
