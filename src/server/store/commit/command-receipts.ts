import type { Receipt } from "../../../protocol";
import {
  type Attempt,
  attemptKey,
  type CommitRows,
  type DoneReceipt,
  type ReceiptRow,
  receiptOf,
  receiptRowOf,
} from "../database/commit-rows";

export class CommandReceipts {
  readonly #rows: CommitRows;
  readonly #known = new Map<string, Receipt>();
  readonly #new: ReceiptRow[] = [];

  constructor(rows: CommitRows) {
    this.#rows = rows;
  }

  async load(attempts: readonly Attempt[]): Promise<void> {
    if (attempts.length === 0) return;
    for (const row of await this.#rows.receipts(attempts)) this.#known.set(attemptKey(row), receiptOf(row));
  }

  of(attempt: Attempt): Receipt | undefined {
    return this.#known.get(attemptKey(attempt));
  }

  keep(attempt: Attempt, receipt: DoneReceipt): void {
    this.#known.set(attemptKey(attempt), receipt);
    this.#new.push(receiptRowOf(attempt, receipt));
  }

  async save(): Promise<void> {
    if (this.#new.length > 0) await this.#rows.addReceipts(this.#new);
  }
}
