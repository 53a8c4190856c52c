import type { StoreApi } from "zustand/vanilla";
import type { Id, Receipt } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { followUpOf, isChange, type Pending, type Reason } from "../state/pending";
import { acknowledged, changedPending, type SessionState, withoutPending, withUnseen } from "../state/state";
import { badRequestOf } from "../transport/connection";
import type { UnsentInRoom } from "../unsent/unsent-in-room";
import { commandOf, isReached } from "./on-its-way";
import type { Outbox } from "./outbox";

/** The event follows its receipt by moments, or after the missed events; one that never comes was erased. */
const EVENT_FOLLOWS_WITHIN_MS = 30_000;

type Parts = {
  readonly store: StoreApi<SessionState>;
  readonly outbox: Outbox;
  readonly disk: UnsentInRoom;
  readonly isTurn: () => boolean;
};

export class Posting {
  readonly #parts: Parts;
  readonly #posted = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  has(transaction_id: string): boolean {
    return this.#posted.has(transaction_id);
  }

  post(): void {
    if (!this.#parts.isTurn()) return;
    for (const message of this.#parts.store.getState().pending) {
      const { transaction_id, refused, message_id } = message;
      if (refused || message_id || this.#posted.has(transaction_id)) continue;
      this.#posted.add(transaction_id);
      void this.#send(message);
    }
  }

  adapt(transaction_id: string): void {
    const pending = this.#find(transaction_id);
    if (pending) this.#parts.outbox.replace(transaction_id, commandOf(pending));
    else if (this.#posted.has(transaction_id)) this.forget(transaction_id);
  }

  adaptAll(): void {
    for (const transaction_id of this.#posted) this.adapt(transaction_id);
  }

  forget(transaction_id: string): void {
    this.#posted.delete(transaction_id);
    this.#parts.outbox.forget(transaction_id);
  }

  withdraw(): void {
    for (const transaction_id of this.#posted) this.#parts.outbox.forget(transaction_id);
    this.#posted.clear();
  }

  settle(transaction_id: string, message_id: Id): void {
    if (this.#posted.has(transaction_id)) this.forget(transaction_id);
    this.#finish(transaction_id, message_id);
  }

  acknowledge(transaction_id: string, message_id: Id): void {
    this.#parts.outbox.forget(transaction_id);
    this.#set((state) => acknowledged(state, transaction_id, message_id));
    setTimeout(() => this.#set((state) => withoutPending(state, transaction_id)), EVENT_FOLLOWS_WITHIN_MS);
  }

  async #send(pending: Pending): Promise<void> {
    const { transaction_id, to } = pending;
    const way = {
      lane: keyOf(to),
      transaction_id,
      onWait: (waits: Pending["waits"]) => this.#set((state) => changedPending(state, transaction_id, { waits })),
    };
    try {
      this.#take(pending, await this.#parts.outbox.send(commandOf(pending), way));
    } catch (cause) {
      this.#refuse(transaction_id, badRequestOf(cause)?.reason ?? "fault");
    }
  }

  #take({ transaction_id, to }: Pick<Pending, "transaction_id" | "to">, receipt: Receipt): void {
    if ("error" in receipt) {
      this.#refuse(transaction_id, receipt.error);
      return;
    }
    const { unseen_by } = receipt;
    if (unseen_by) this.#set((state) => withUnseen(state, to, unseen_by));
    const pending = this.#find(transaction_id);
    const message_id = receipt.message_id ?? (pending && isChange(pending) ? pending.changes : undefined);
    this.#posted.delete(transaction_id);
    if (message_id) this.acknowledge(transaction_id, message_id);
    this.#finish(transaction_id, message_id);
  }

  #finish(transaction_id: string, message_id: Id | undefined): void {
    const { disk } = this.#parts;
    const next = this.#find(followUpOf(transaction_id));
    if (next && message_id) {
      disk.replace(transaction_id, next, message_id);
      this.post();
    } else disk.drop(transaction_id, message_id);
  }

  #refuse(transaction_id: string, refused: Reason): void {
    const { disk } = this.#parts;
    this.#posted.delete(transaction_id);
    const pending = this.#find(transaction_id);
    if (pending && isReached(pending, refused)) {
      this.#set((state) => withoutPending(state, transaction_id));
      disk.drop(transaction_id);
    } else {
      this.#set((state) => changedPending(state, transaction_id, { refused, waits: undefined }));
      void disk.change(transaction_id, { refused });
    }
  }

  #find(transaction_id: string): Pending | undefined {
    return this.#parts.store.getState().pending.find((it) => it.transaction_id === transaction_id);
  }

  #set(change: (state: SessionState) => SessionState): void {
    this.#parts.store.setState(change, true);
  }
}
