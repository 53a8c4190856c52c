import { v4 as uuid } from "uuid";
import type { StoreApi } from "zustand/vanilla";
import { type Addressee, type Id, type Receipt, timestampAt } from "../../../protocol";
import { keyOf } from "../../../room/view";
import type { Chosen } from "../state/chosen";
import { followUpOf, isChange, type Pending, type PendingMessage, type Reason } from "../state/pending";
import { acknowledged, changedPending, type SessionState, withoutPending, withUnseen } from "../state/state";
import { reconciled } from "../state/unsent-state";
import { badRequestOf } from "../transport/connection";
import { asPending, asUnsent, commandOf, isReached } from "./on-its-way";
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

/** How a message is sent: under which id, in answer to which message, and with which mentions. */
export type Manner = {
  readonly transaction_id?: string;
  readonly reply_to?: Id;
  readonly chosen?: readonly Chosen[];
};

/**
 * The user's own messages, edits and deletions on their way: shown at once, kept on the disk until they are in the
 * room, and sent in order for each conversation, by one tab at a time.
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

  say(to: Addressee, content: string, manner: Manner = {}): Promise<void> {
    const { transaction_id = uuid(), reply_to, chosen = [] } = manner;
    const { view } = this.#parts.store.getState();
    const name = to.scope === "private" && view?.control.participants[to.target]?.module_data.control.display_name;
    this.#set((state) => withUnseen(state, to, []));
    return this.add({
      transaction_id,
      to,
      content,
      ...(reply_to && { reply_to }),
      ...(chosen.length > 0 && { chosen }),
      timestamp: timestampAt(Date.now()),
      ...(name && { name }),
    });
  }

  /** Shows it, and sends it after all that waits in its conversation. Resolves when it is on the disk. */
  async add(pending: Pending): Promise<void> {
    this.#set((state) => ({ ...state, pending: [...state.pending, pending] }));
    const isKept = this.#keep(pending);
    this.#speak();
    await isKept;
  }

  /** Changes a message that is not in the room, as far as this tab knows. Resolves when the change is on the disk. */
  async change(transaction_id: string, change: Partial<PendingMessage>): Promise<void> {
    this.#set((state) => changedPending(state, transaction_id, change));
    const isKept = this.#change(transaction_id, change);
    this.#adapt(transaction_id);
    this.#speak();
    await isKept;
  }

  isPosted(transaction_id: string): boolean {
    return this.#posted.has(transaction_id);
  }

  /** Takes it from the screen and from the disk. A message that this tab is sending keeps its place until it is answered. */
  drop(transaction_id: string): void {
    this.#set((state) => withoutPending(state, transaction_id));
    this.#drop(transaction_id);
  }

  retry(transaction_id: string): void {
    void this.change(transaction_id, { refused: undefined, timestamp: timestampAt(Date.now()) });
  }

  discard(transaction_id: string): void {
    this.#parts.outbox.forget(transaction_id);
    this.#posted.delete(transaction_id);
    this.drop(transaction_id);
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
    this.#finish(transaction_id, message_id);
  }

  #speak(): void {
    if (this.#parts.store.getState().connection.state === "joined") this.#tabLock?.take();
    this.#post();
  }

  async #keep(pending: Pending): Promise<void> {
    const unsent = this.#unsentOf(pending);
    if (unsent === undefined) return;
    this.#changes += 1;
    const kept = await this.#parts.disk.add(unsent);
    if (kept) this.#set((state) => changedPending(state, pending.transaction_id, { kept }));
  }

  async #hear({ sent }: Word): Promise<void> {
    if (sent !== undefined) this.#acknowledge(sent.transaction_id, sent.message_id);
    await this.#read();
  }

  async #read(): Promise<void> {
    const participant = this.#participant;
    const unsent = await this.#onDisk();
    if (participant === undefined || participant !== this.#participant) return;
    if (unsent) this.#set((state) => reconciled(state, unsent.map(asPending(participant, Date.now()))));
    for (const transaction_id of this.#posted) this.#adapt(transaction_id);
    this.#isRead = true;
    this.#post();
  }

  async #onDisk(): Promise<readonly Unsent[] | undefined> {
    for (;;) {
      const before = this.#changes;
      const unsent = await this.#parts.disk.in(this.#parts.room_id);
      if (before === this.#changes) return unsent;
    }
  }

  /** A message that is being sent follows a change of it, made here or in another tab. */
  #adapt(transaction_id: string): void {
    const pending = this.#find(transaction_id);
    if (pending) this.#parts.outbox.replace(transaction_id, commandOf(pending));
    else if (this.#posted.delete(transaction_id)) this.#parts.outbox.forget(transaction_id);
  }

  #change(transaction_id: string, change: Partial<PendingMessage>): Promise<boolean> {
    this.#changes += 1;
    return this.#parts.disk.change(this.#parts.room_id, transaction_id, change);
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
    if (message_id) this.#acknowledge(transaction_id, message_id);
    this.#finish(transaction_id, message_id);
  }

  /** Leaves the disk to what follows a message that was changed on its way, if something does. */
  #finish(transaction_id: string, message_id: Id | undefined): void {
    const next = this.#find(followUpOf(transaction_id));
    const unsent = next && this.#unsentOf(next);
    if (unsent && message_id) {
      this.#changes += 1;
      void this.#parts.disk.replace(transaction_id, unsent, message_id);
      this.#post();
    } else this.#drop(transaction_id, message_id);
  }

  #acknowledge(transaction_id: string, message_id: Id): void {
    this.#parts.outbox.forget(transaction_id);
    this.#set((state) => acknowledged(state, transaction_id, message_id));
    setTimeout(() => this.#set((state) => withoutPending(state, transaction_id)), EVENT_FOLLOWS_WITHIN_MS);
  }

  #refuse(transaction_id: string, refused: Reason): void {
    this.#posted.delete(transaction_id);
    const pending = this.#find(transaction_id);
    if (pending && isReached(pending, refused)) return void this.drop(transaction_id);
    this.#set((state) => changedPending(state, transaction_id, { refused, waits: undefined }));
    void this.#change(transaction_id, { refused });
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

  #find(transaction_id: string): Pending | undefined {
    return this.#parts.store.getState().pending.find((it) => it.transaction_id === transaction_id);
  }

  #unsentOf(pending: Pending): Unsent | undefined {
    const { room_id } = this.#parts;
    return this.#participant === undefined ? undefined : asUnsent(pending, room_id, this.#participant);
  }

  #set(change: (state: SessionState) => SessionState): void {
    this.#parts.store.setState(change, true);
  }
}
