import { v4 as uuid } from "uuid";
import type { StoreApi } from "zustand/vanilla";
import { type Addressee, type Id, type Receipt, timestampAt } from "../../../protocol";
import { keyOf } from "../../../room/view";
import {
  acknowledged,
  changedPending,
  type Pending,
  type Reason,
  type SessionState,
  withoutPending,
} from "../state/state";
import { reconciled } from "../state/unsent-state";
import { badRequestOf } from "../transport/connection";
import type { Outbox } from "./outbox";
import { TabLock } from "./tab-lock";
import type { Unsent, UnsentOnDisk, Word } from "./unsent";

/** The event follows its receipt by moments, or after the missed events; one that never comes was erased. */
const EVENT_FOLLOWS_WITHIN_MS = 30_000;

type Parts = {
  readonly room_id: string;
  readonly store: StoreApi<SessionState>;
  readonly outbox: Outbox;
  readonly disk: UnsentOnDisk;
};

/** How a message is sent: under which id, and in answer to which message. */
export type Manner = { readonly transaction_id?: string; readonly reply_to?: Id };

/**
 * The user's own messages on their way: shown at once, kept on the disk until they are in the room, and sent in order
 * for each conversation, by one tab at a time.
 */
export class Outgoing {
  readonly #parts: Parts;
  readonly #posted = new Set<string>();
  #participant: Id | undefined;
  #tabLock: TabLock | undefined;
  /** The messages of earlier pages have been read: nothing newer may overtake them. */
  #isRead = false;
  /** Counts this tab's changes on the disk: a read that began before one is stale. */
  #changes = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.disk.listen((word) => word.room_id === parts.room_id && void this.#hear(word));
  }

  async say(to: Addressee, content: string, { transaction_id = uuid(), reply_to }: Manner = {}): Promise<void> {
    const { view } = this.#parts.store.getState();
    const name =
      to.scope === "private" ? view?.control.participants[to.target]?.module_data.control.display_name : undefined;
    const message = {
      transaction_id,
      to,
      content,
      ...(reply_to && { reply_to }),
      timestamp: timestampAt(Date.now()),
      ...(name && { name }),
    };
    this.#set((state) => ({ ...state, pending: [...state.pending, message] }));
    const isKept = this.#keep(message);
    this.#speak();
    await isKept;
  }

  retry(transaction_id: string): void {
    const now = { refused: undefined, timestamp: timestampAt(Date.now()) };
    this.#set((state) => changedPending(state, transaction_id, now));
    this.#change(transaction_id, now);
    this.#speak();
  }

  discard(transaction_id: string): void {
    this.#set((state) => withoutPending(state, transaction_id));
    this.#parts.outbox.forget(transaction_id);
    this.#drop(transaction_id);
  }

  arrive(participant: Id): void {
    if (participant !== this.#participant) {
      this.#tabLock?.release();
      this.#participant = participant;
      this.#tabLock = new TabLock(`parley.unsent.${participant}`, {
        onHeld: () => void this.#read(),
        onLost: () => this.#lose(),
      });
      void this.#read();
    }
    this.#tabLock?.wait();
  }

  pause(): void {
    this.#tabLock?.release();
    this.#withdraw();
  }

  settle(transaction_id: string, message_id: Id): void {
    if (this.#posted.delete(transaction_id)) this.#parts.outbox.forget(transaction_id);
    this.#drop(transaction_id, message_id);
  }

  #speak(): void {
    if (this.#parts.store.getState().connection.state === "joined") this.#tabLock?.take();
    this.#post();
  }

  async #keep(message: Pending): Promise<void> {
    const participant_id = this.#participant;
    if (participant_id === undefined) return;
    const { room_id, disk } = this.#parts;
    this.#changes += 1;
    const kept = await disk.add({ ...message, room_id, participant_id });
    if (kept) this.#set((state) => changedPending(state, message.transaction_id, { kept }));
  }

  async #hear({ sent }: Word): Promise<void> {
    if (sent !== undefined) this.#acknowledge(sent.transaction_id, sent.message_id);
    await this.#read();
  }

  async #read(): Promise<void> {
    const participant = this.#participant;
    const unsent = await this.#unsent();
    if (participant === undefined || participant !== this.#participant) return;
    if (unsent) this.#set((state) => reconciled(state, unsent.map(asPending(participant, Date.now()))));
    this.#isRead = true;
    this.#post();
  }

  async #unsent(): Promise<readonly Unsent[] | undefined> {
    for (;;) {
      const before = this.#changes;
      const unsent = await this.#parts.disk.in(this.#parts.room_id);
      if (before === this.#changes) return unsent;
    }
  }

  #change(transaction_id: string, change: Partial<Unsent>): void {
    this.#changes += 1;
    void this.#parts.disk.change(this.#parts.room_id, transaction_id, change);
  }

  #drop(transaction_id: string, message_id?: Id): void {
    this.#changes += 1;
    void this.#parts.disk.drop(this.#parts.room_id, transaction_id, message_id);
  }

  #post(): void {
    if (!this.#isRead || !this.#tabLock?.isHeld) return;
    for (const message of this.#parts.store.getState().pending) {
      const { transaction_id, refused, message_id } = message;
      if (refused || message_id || this.#posted.has(transaction_id)) continue;
      this.#posted.add(transaction_id);
      void this.#send(message);
    }
  }

  async #send({ transaction_id, to, content, reply_to }: Pending): Promise<void> {
    const payload = { action: "send_message" as const, content, ...to, ...(reply_to && { reply_to }) };
    const way = {
      lane: keyOf(to),
      transaction_id,
      onWait: (waits: Pending["waits"]) => this.#set((state) => changedPending(state, transaction_id, { waits })),
    };
    try {
      this.#take(transaction_id, await this.#parts.outbox.send({ namespace: "chat", payload }, way));
    } catch (cause) {
      this.#refuse(transaction_id, badRequestOf(cause)?.reason ?? "fault");
    }
  }

  #take(transaction_id: string, receipt: Receipt): void {
    if ("error" in receipt) {
      this.#refuse(transaction_id, receipt.error);
      return;
    }
    const { message_id } = receipt;
    this.#posted.delete(transaction_id);
    this.#drop(transaction_id, message_id);
    if (message_id) this.#acknowledge(transaction_id, message_id);
  }

  #acknowledge(transaction_id: string, message_id: Id): void {
    this.#parts.outbox.forget(transaction_id);
    this.#set((state) => acknowledged(state, transaction_id, message_id));
    setTimeout(() => this.#set((state) => withoutPending(state, transaction_id)), EVENT_FOLLOWS_WITHIN_MS);
  }

  #refuse(transaction_id: string, refused: Reason): void {
    this.#posted.delete(transaction_id);
    this.#set((state) => changedPending(state, transaction_id, { refused, waits: undefined }));
    this.#change(transaction_id, { refused });
  }

  /** Another tab has the lock: it sends the messages that wait here, too. */
  #lose(): void {
    this.#withdraw();
    this.#tabLock?.wait();
  }

  #withdraw(): void {
    for (const transaction_id of this.#posted) this.#parts.outbox.forget(transaction_id);
    this.#posted.clear();
  }

  #set(change: (state: SessionState) => SessionState): void {
    this.#parts.store.setState(change, true);
  }
}

/** The server keeps receipts for seven days; after that it would take a message that it has for a new one. */
const STALE_MS = 6 * 24 * 3_600_000;

function asPending(participant: Id, now: number) {
  return ({ room_id: _, participant_id, ...message }: Unsent): Pending => {
    const refused = participant_id === participant ? staleness(message, now) : "another";
    return { ...message, kept: true, ...(refused && { refused }) };
  };
}

function staleness({ refused, timestamp }: Pending, now: number): Reason | undefined {
  return refused ?? (now - Date.parse(timestamp) > STALE_MS ? "stale" : undefined);
}
