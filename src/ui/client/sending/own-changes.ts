import { v4 as uuid } from "uuid";
import type { StoreApi } from "zustand/vanilla";
import { type Addressee, type Id, timestampAt } from "../../../protocol";
import { standingIn } from "../state/chosen";
import { isChange, isUnsent, type Pending, type PendingChange } from "../state/pending";
import type { SessionState } from "../state/state";
import type { Outgoing } from "./outgoing";

type Parts = { readonly store: StoreApi<SessionState>; readonly outgoing: Outgoing };

/**
 * A message is named by its id, or by the `transaction_id` under which it is on its way: what has not left is changed
 * as it is, and what has is changed behind its receipt.
 */
export class OwnChanges {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Resolves when the edit is on the disk, or cannot be kept. */
  edit(to: Addressee, id: string, content: string): Promise<void> {
    const unsent = this.#find(id, isUnsent);
    if (unsent) {
      const chosen = chosenOf(unsent);
      const still = chosen && { chosen: standingIn(content, chosen) };
      return this.#parts.outgoing.change(id, { content, reworded: true, ...still });
    }
    const message_id = this.#idOf(id);
    this.#overrule(message_id);
    for (const before of this.#of(message_id))
      if (!this.#parts.outgoing.isPosted(before.transaction_id)) this.#parts.outgoing.drop(before.transaction_id);
    return this.#parts.outgoing.add({ ...made(to, message_id), content });
  }

  /** Returns an undo, which is false when it comes too late. */
  remove(to: Addressee, id: string): () => boolean {
    const { outgoing } = this.#parts;
    const unsent = this.#find(id, isUnsent);
    if (unsent) {
      const { content = "" } = unsent;
      const chosen = chosenOf(unsent);
      void outgoing.change(id, { content: "", withdrawn: true, ...(chosen && { chosen: [] }) });
      const before = { content, withdrawn: false, ...(chosen && { chosen }) };
      return () => this.#undone(id, () => void outgoing.change(id, before));
    }
    if (this.#find(id, ({ refused }) => refused !== undefined)) {
      outgoing.discard(id);
      return () => false;
    }
    const message_id = this.#idOf(id);
    this.#overrule(message_id);
    const before = this.#of(message_id);
    for (const { transaction_id } of before) outgoing.drop(transaction_id);
    const removal = made(to, message_id);
    void outgoing.add(removal);
    return () =>
      this.#undone(removal.transaction_id, () => {
        outgoing.discard(removal.transaction_id);
        for (const edit of before) void outgoing.add(edit);
      });
  }

  /** Nobody else has heard of what waits for the connection. */
  #undone(transaction_id: string, undo: () => void): boolean {
    const { store, outgoing } = this.#parts;
    const isWaiting = this.#find(transaction_id, ({ message_id }) => message_id === undefined) !== undefined;
    if (!isWaiting || store.getState().connection.state === "joined" || outgoing.isPosted(transaction_id)) return false;
    undo();
    return true;
  }

  /** A message that was reworded on its way, and whose event is yet to come, needs no edit of its own any more. */
  #overrule(id: Id): void {
    for (const { transaction_id, message_id, ...rest } of this.#parts.store.getState().pending)
      if (message_id === id && "reworded" in rest)
        void this.#parts.outgoing.change(transaction_id, { reworded: false });
  }

  #find(transaction_id: string, is: (it: SessionState["pending"][number]) => boolean) {
    return this.#parts.store.getState().pending.find((it) => it.transaction_id === transaction_id && is(it));
  }

  #of(id: Id): PendingChange[] {
    const { pending } = this.#parts.store.getState();
    return pending.filter(isChange).filter(({ changes, message_id }) => changes === id && message_id === undefined);
  }

  #idOf(id: string): Id {
    const { pending, sent_as } = this.#parts.store.getState();
    const sent = pending.find(({ transaction_id }) => transaction_id === id)?.message_id;
    return sent ?? Object.keys(sent_as).find((it) => sent_as[it] === id) ?? id;
  }
}

function made(to: Addressee, changes: Id): PendingChange {
  return { transaction_id: uuid(), to, changes, timestamp: timestampAt(Date.now()) };
}

function chosenOf(pending: Pending) {
  return isChange(pending) ? undefined : pending.chosen;
}
