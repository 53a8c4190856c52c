import { statSync } from "node:fs";
import { dirname } from "node:path";
import { Trouble } from "../tables/trouble";
import type { Hold } from "./hold";

/** The clock's tick: several changes of a folder may have the same time. */
const TICK_MS = 50;

/**
 * Open files stay open when somebody deletes them. The check after each commit keeps any from being acknowledged that
 * is in no file. While the folder's time is unchanged, a check is one system call.
 */
export class SqliteFiles {
  readonly #file: string;
  readonly #real: string;
  readonly #hold: Hold;
  #opened: ReadonlyMap<string, string | undefined> = new Map();
  /** The folder's time at the last full check, unless that was too recent. */
  #settled: number | undefined;

  constructor(file: string, hold: Hold) {
    this.#file = file;
    this.#real = hold.file;
    this.#hold = hold;
  }

  opened(): void {
    const paths = [this.#file, ...["-wal", "-shm"].map((tail) => this.#real + tail)];
    this.#opened = new Map(paths.map((path) => [path, identityOf(path)]));
  }

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
