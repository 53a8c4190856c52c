import { v4 as uuid } from "uuid";
import { type Command, type Receipt, type Sending, utf8Length } from "../../../protocol";
import type { Waits } from "../state/pending";
import { badRequestOf, isFault, wasAnswered } from "../transport/connection";

/** The server takes frames of 64 KiB, and tRPC's client puts all that it sends at one time into one. */
const UNDER_WAY_BYTES = 32 * 1024;
/** A later answer counts as lost; repeating is safe. */
const ANSWER_WITHIN_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const BUSY_PAUSE_MS = 1_000;

export type Way = {
  /** Commands of a lane go in order, one at a time; lanes do not wait for each other. */
  readonly lane: string;
  readonly transaction_id?: string;
  /** The command is repeated until there is an answer. */
  readonly onWait?: (why: Waits) => void;
};

type Entry = Way & {
  sending: Sending & { readonly transaction_id: string };
  bytes: number;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (cause: unknown) => void;
  attempt?: number;
  failures: number;
  timer?: ReturnType<typeof setTimeout>;
};

/** Repeated under the same `transaction_id` while the user is in the room, each command is carried out once. */
export class Outbox {
  #entries: Entry[] = [];
  #open = false;
  #attempts = 0;
  #busy: ReturnType<typeof setTimeout> | undefined;
  readonly #deliver: (sending: Sending) => Promise<Receipt>;

  constructor(deliver: (sending: Sending) => Promise<Receipt>) {
    this.#deliver = deliver;
  }

  send(command: Command, way: Way): Promise<Receipt> {
    const sending = { ...command, transaction_id: way.transaction_id ?? uuid() };
    return new Promise((resolve, reject) => {
      this.#entries.push({ ...way, sending, bytes: bytesOf(sending), failures: 0, resolve, reject });
      this.#pump();
    });
  }

  /** Changes what the next try of a command says; the server takes whichever came first. */
  replace(transaction_id: string, command: Command): void {
    const entry = this.#entries.find(({ sending }) => sending.transaction_id === transaction_id);
    if (entry === undefined) return;
    entry.sending = { ...command, transaction_id };
    entry.bytes = bytesOf(entry.sending);
  }

  /** Its sender hears nothing of it, even of one in flight. */
  forget(transaction_id: string): void {
    const entry = this.#entries.find(({ sending }) => sending.transaction_id === transaction_id);
    if (entry === undefined) return;
    this.#remove(entry);
    this.#pump();
  }

  resume(): void {
    this.#open = true;
    for (const entry of this.#entries) rest(entry);
    this.#pump();
  }

  pause(): void {
    this.#open = false;
    for (const { timer } of this.#entries) clearTimeout(timer);
  }

  #pump(): void {
    if (!this.#open || this.#busy !== undefined) return;
    const lanes = new Set<string>();
    let bytes = this.#entries.filter(({ attempt }) => attempt !== undefined).reduce((sum, it) => sum + it.bytes, 0);
    for (const entry of this.#entries) {
      if (lanes.has(entry.lane)) continue;
      lanes.add(entry.lane);
      if (entry.attempt !== undefined || entry.timer !== undefined) continue;
      // Nothing overtakes a command that is too large for now, or it would wait for ever.
      if (bytes > 0 && bytes + entry.bytes > UNDER_WAY_BYTES) return;
      bytes += entry.bytes;
      void this.#try(entry);
    }
  }

  async #try(entry: Entry): Promise<void> {
    const attempt = ++this.#attempts;
    entry.attempt = attempt;
    const patience = ANSWER_WITHIN_MS * 2 ** Math.min(entry.failures, 3);
    entry.timer = setTimeout(() => this.#again(entry, 0), patience);
    try {
      const receipt = await this.#deliver(entry.sending);
      if (!this.#entries.includes(entry)) return;
      this.#remove(entry);
      entry.resolve(receipt);
    } catch (cause) {
      if (entry.attempt === attempt) this.#failed(entry, cause);
    }
    this.#pump();
  }

  #failed(entry: Entry, cause: unknown): void {
    const bad = badRequestOf(cause);
    if (bad?.reason === "too_many_requests") {
      entry.onWait?.("too_many_requests");
      rest(entry);
      this.#waitFor(bad.retry_after_ms ?? BUSY_PAUSE_MS);
    } else if (!wasAnswered(cause) || bad?.reason === "not_joined") {
      // The next join sends it again, if none comes before.
      this.#again(entry, pauseAfter(entry.failures));
    } else if (entry.onWait !== undefined && isFault(cause)) {
      entry.onWait("fault");
      this.#again(entry, pauseAfter(entry.failures));
    } else if (this.#entries.includes(entry)) {
      this.#remove(entry);
      entry.reject(cause);
    }
  }

  #again(entry: Entry, pause: number): void {
    rest(entry);
    entry.failures += 1;
    entry.timer = setTimeout(() => {
      entry.timer = undefined;
      this.#pump();
    }, pause);
  }

  #waitFor(pause: number): void {
    this.#busy ??= setTimeout(() => {
      this.#busy = undefined;
      this.#pump();
    }, pause);
  }

  #remove(entry: Entry): void {
    rest(entry);
    this.#entries = this.#entries.filter((it) => it !== entry);
  }
}

function rest(entry: Entry): void {
  clearTimeout(entry.timer);
  entry.timer = undefined;
  entry.attempt = undefined;
}

/** Grows with each failure, with jitter: a crowd that failed together does not come back together. */
function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + Math.random());
}

/** The size of a command as sent, in bytes: JSON may need six for one character. */
function bytesOf(sending: Sending): number {
  return utf8Length(JSON.stringify(sending));
}
