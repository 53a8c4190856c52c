import type { Receipt } from "../../../protocol";
import { turn } from "../../kit/event-loop";
import { type Attempt, attemptKey, receiptOf } from "../database/commit-rows";
import type { Database } from "../database/database";

/** One query for all lookups of a turn of the event loop. */
export class Receipts {
  readonly #database: Database;
  #asked: Attempt[] = [];
  #reading: Promise<Map<string, Receipt>> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  async of(attempt: Attempt): Promise<Receipt | undefined> {
    this.#asked.push(attempt);
    this.#reading ??= turn().then(() => this.#read());
    return (await this.#reading).get(attemptKey(attempt));
  }

  async #read(): Promise<Map<string, Receipt>> {
    const asked = this.#asked;
    this.#asked = [];
    this.#reading = undefined;
    const rows = await this.#database.readRows.receipts(asked);
    return new Map(rows.map((row) => [attemptKey(row), receiptOf(row)]));
  }
}
