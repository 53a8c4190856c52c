import { existsSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { access, constants, open, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "libsql";
import { SQLITE_HOLD_MS } from "../../kit/limits";

const PAUSE_MS = 50;

export class InUse extends Error {}

type Holder = { readonly pid: number; readonly host: string; readonly since: string };

export type Hold = {
  readonly file: string;
  /** Renews the lock when its file was removed. Throws {@link InUse} when another process was faster. */
  readonly keep: () => void;
  readonly release: () => void;
};

/**
 * Takes an SQLite file for this process. The lock is one of the operating system, on a file beside the database, and
 * ends with the process, however that ends. A PID file would lie: PIDs repeat, and files stay behind.
 * @throws {InUse} when another process has it; the message names it
 */
export async function holdFile(file: string): Promise<Hold> {
  const real = existsSync(file) ? realpathSync(file) : resolve(file);
  const [lock, note] = [`${real}.lock`, `${real}.process`];
  await makePrivate(lock);
  const end = performance.now() + SQLITE_HOLD_MS;
  let taken = taking(lock);
  for (; taken === undefined && performance.now() < end; taken = taking(lock)) await sleep(PAUSE_MS);
  if (taken === undefined) throw new InUse(`${real} is in use by ${holderIn(note)}`);
  if (isOpenElsewhere(real)) {
    taken.close();
    throw new InUse(`${real} is in use under another name: it has hard links`);
  }
  let held: Taken | undefined = taken;
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  writeFileSync(note, JSON.stringify(holder), { mode: 0o600 });
  return {
    file: real,
    keep: () => {
      if (held !== undefined && inodeOf(lock) === held.inode) return;
      held?.close();
      held = taking(lock);
      if (held === undefined) throw new InUse(`${real} was taken by ${holderIn(note)}`);
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
 * Creates a file that only its owner can read, unless it exists; SQLite gives its logs the same mode. An existing file
 * is not opened: closing it would drop this process's locks on it.
 * @throws when the file is not readable and writable, or its folder not writable; the message says why
 */
export async function makePrivate(file: string): Promise<void> {
  const { R_OK, W_OK, X_OK } = constants;
  if (existsSync(file)) {
    if (!(await stat(file)).isFile()) throw new Error(`${file} is no file`);
    await access(file, R_OK | W_OK);
  } else await (await open(file, "a", 0o600)).close();
  await access(dirname(file), R_OK | W_OK | X_OK);
}

type Taken = { readonly inode: bigint | undefined; readonly close: () => void };

function taking(lock: string): Taken | undefined {
  const connection = new Sqlite(lock);
  try {
    connection.exec("PRAGMA journal_mode=MEMORY; PRAGMA busy_timeout=0; BEGIN EXCLUSIVE");
    return { inode: inodeOf(lock), close: () => end(connection) };
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

function inodeOf(file: string): bigint | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
}

/** Whether a hard-linked file is open under another name: each name has a lock and a log of its own. */
function isOpenElsewhere(file: string): boolean {
  if ((statSync(file, { throwIfNoEntry: false })?.nlink ?? 1) === 1) return false;
  const connection = new Sqlite(file);
  try {
    connection.exec("PRAGMA locking_mode=EXCLUSIVE; PRAGMA busy_timeout=0; BEGIN EXCLUSIVE; COMMIT");
    return false;
  } catch (error) {
    // The next opening reports other damage.
    return isBusy(error);
  } finally {
    connection.close();
  }
}

export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

function holderIn(note: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(note, "utf8")) as Holder;
    const where = host === hostname() ? "" : ` on ${host}`;
    return `another Parley, process ${pid}${where}, since ${since}`;
  } catch {
    return "another Parley";
  }
}
