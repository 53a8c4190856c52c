import type { Receipt } from "../../protocol";
import type { Database } from "./connect";
import type { Attempt } from "./open-room";
import { turn } from "./turns";

/** Reads what commands were answered when they were carried out: for all that are asked for in one turn, at once. */
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
    return (await this.#reading).get(keyOf(attempt));
  }

  async #read(): Promise<Map<string, Receipt>> {
    const asked = this.#asked;
    this.#asked = [];
    this.#reading = undefined;
    const rows = await this.#database.read.receipt.findMany({
      where: {
        participant_id: { in: [...new Set(asked.map(({ participant_id }) => participant_id))] },
        transaction_id: { in: [...new Set(asked.map(({ transaction_id }) => transaction_id))] },
      },
    });
    return new Map(
      rows.map(({ timestamp, message_id, ...attempt }) => [
        keyOf(attempt),
        { timestamp, ...(message_id && { message_id }) },
      ]),
    );
  }
}

/** A participant's id has no space in it. */
function keyOf({ participant_id, transaction_id }: Attempt): string {
  return `${participant_id} ${transaction_id}`;
}
