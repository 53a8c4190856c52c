import { v4 as uuid } from "uuid";
import type { Command, Receipt, Sending } from "../../protocol";
import { badRequestOf, wasAnswered } from "./connection";

/** What tRPC's client sends at one time becomes one frame, and the server takes only 64 KiB: so much is under way. */
const UNDER_WAY_BYTES = 32 * 1024;
const UNDER_WAY_AT_ONCE = 4;
const BUSY_PAUSE_MS = 1_000;

type Entry = {
  readonly sending: Sending;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (cause: unknown) => void;
  /** The number of the attempt that is under way. */
  attempt?: number;
};

/**
 * Commands on their way out, in order. They wait while one is not in the room, and are repeated under the same
 * `transaction_id` after a connection was lost, so that each is carried out once.
 */
export class Outbox {
  #entries: Entry[] = [];
  #open = false;
  #attempts = 0;
  #busy: ReturnType<typeof setTimeout> | undefined;
  readonly #deliver: (sending: Sending) => Promise<Receipt>;

  constructor(deliver: (sending: Sending) => Promise<Receipt>) {
    this.#deliver = deliver;
  }

  /** Resolves with the receipt; rejects with the tRPC error when the server found the request bad or failed. */
  send(command: Command, transaction_id: string = uuid()): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.#entries.push({ sending: { ...command, transaction_id }, resolve, reject });
      this.#pump();
    });
  }

  /** One is in the room, on a new connection: everything without an answer goes out again. */
  resume(): void {
    this.#open = true;
    for (const entry of this.#entries) entry.attempt = undefined;
    this.#pump();
  }

  /** One is not in the room. */
  pause(): void {
    this.#open = false;
  }

  #pump(): void {
    if (!this.#open || this.#busy !== undefined) return;
    let bytes = 0;
    for (const entry of this.#entries.slice(0, UNDER_WAY_AT_ONCE)) {
      bytes += bytesOf(entry.sending);
      if (bytes > UNDER_WAY_BYTES && entry !== this.#entries[0]) return;
      if (entry.attempt === undefined) void this.#try(entry);
    }
  }

  async #try(entry: Entry): Promise<void> {
    const attempt = ++this.#attempts;
    entry.attempt = attempt;
    try {
      const receipt = await this.#deliver(entry.sending);
      this.#remove(entry);
      entry.resolve(receipt);
    } catch (cause) {
      if (entry.attempt === attempt) this.#failed(entry, cause);
    }
    this.#pump();
  }

  #failed(entry: Entry, cause: unknown): void {
    const bad = badRequestOf(cause);
    // Without an answer, or not joined any more: the next join sends it again.
    if (!wasAnswered(cause) || bad?.reason === "not_joined") return;
    if (bad?.reason === "too_many_requests") {
      entry.attempt = undefined;
      this.#waitFor(bad.retry_after_ms ?? BUSY_PAUSE_MS);
      return;
    }
    this.#remove(entry);
    entry.reject(cause);
  }

  #waitFor(pause: number): void {
    this.#busy ??= setTimeout(() => {
      this.#busy = undefined;
      this.#pump();
    }, pause);
  }

  #remove(entry: Entry): void {
    this.#entries = this.#entries.filter((it) => it !== entry);
  }
}

/** What a command takes on its way, in bytes: JSON may need six for one character. */
function bytesOf(sending: Sending): number {
  return new TextEncoder().encode(JSON.stringify(sending)).length;
}
