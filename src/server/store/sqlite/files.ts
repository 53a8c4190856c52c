import { statSync } from "node:fs";
import { dirname } from "node:path";
import { Trouble } from "../database/trouble";
import type { Hold } from "./hold";

/** A folder's time is that of the last tick of the clock, of which several changes may be. */
const TICK_MS = 50;

/**
 * The files that a process has open of a database, which stay open when somebody deletes them. It is asked after each
 * commit, so that nothing is acknowledged that no file holds. While their folder has not changed it asks the system once.
 */
export class SqliteFiles {
  readonly #file: string;
  readonly #real: string;
  readonly #hold: Hold;
  #opened: ReadonlyMap<string, string | undefined> = new Map();
  /** The folder's time when all was there, if it has not changed since. */
  #settled: number | undefined;

  /** @param hold the lock that goes with them */
  constructor(file: string, hold: Hold) {
    this.#file = file;
    this.#real = hold.file;
    this.#hold = hold;
  }

  /** Takes the database and its logs as they are now for those that are open. */
  opened(): void {
    const paths = [this.#file, ...["-wal", "-shm"].map((tail) => this.#real + tail)];
    this.#opened = new Map(paths.map((path) => [path, identityOf(path)]));
  }

  /** Throws {@link Trouble} unless all that were opened are where they were. */
  assertThere(): void {
    const changed = statSync(dirname(this.#real), { throwIfNoEntry: false })?.mtimeMs;
    if (changed !== undefined && changed === this.#settled && this.#file === this.#real) return;
    this.#settled = undefined;
    for (const [path, identity] of this.#opened)
      if (identityOf(path) !== identity)
        throw new Trouble(`cannot be written to: ${path} was deleted or replaced. Put it back, or restart Parley`);
    this.#hold.keep();
    if (changed !== undefined && Math.abs(Date.now() - changed) > TICK_MS) this.#settled = changed;
  }
}

function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}
