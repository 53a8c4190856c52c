import type { Database } from "../database/database";

/** The wait for further erasures, in milliseconds. An erased text is in no file ten seconds after its receipt. */
const GATHER_MS = 5_000;

/** Erases what overwritten texts left behind in the database's files: once for all meanwhile. */
export class Remains {
  readonly #database: Pick<Database, "eraseRemains">;
  readonly #report: (fault: unknown) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Pick<Database, "eraseRemains">, report: (fault: unknown) => void) {
    this.#database = database;
    this.#report = report;
  }

  eraseSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#database.eraseRemains().catch(this.#report);
    }, GATHER_MS).unref();
  }

  /** Closing the database empties its log. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
