import { v4 as uuid } from "uuid";
import type { StoreApi } from "zustand/vanilla";
import { type Addressee, type Id, timestampAt } from "../../../protocol";
import type { Chosen } from "../state/chosen";
import type { Pending, PendingMessage } from "../state/pending";
import { changedPending, type SessionState, withoutPending, withUnseen } from "../state/state";
import { reconciled } from "../state/unsent-state";
import type { UnsentOnDisk, Word } from "../unsent/unsent";
import { UnsentInRoom } from "../unsent/unsent-in-room";
import type { Outbox } from "./outbox";
import { Posting } from "./posting";
import { TabLock } from "./tab-lock";

type Parts = {
  readonly room_id: string;
  readonly store: StoreApi<SessionState>;
  readonly outbox: Outbox;
  readonly disk: UnsentOnDisk;
};

export type Manner = {
  readonly transaction_id?: string;
  readonly reply_to?: Id;
  readonly chosen?: readonly Chosen[];
};

/**
 * Own messages, edits and deletions on their way: shown at once, kept on the disk until they are in the room, and sent
 * in order for each conversation, by one tab at a time.
 */
export class Outgoing {
  readonly #store: StoreApi<SessionState>;
  readonly #disk: UnsentInRoom;
  readonly #posting: Posting;
  #tabLock: TabLock | undefined;
  /** The messages of earlier pages have been read: nothing newer may overtake them. */
  #isRead = false;

  constructor({ room_id, store, outbox, disk }: Parts) {
    this.#store = store;
    this.#disk = new UnsentInRoom(disk, room_id);
    const isTurn = () => this.#isRead && this.#tabLock?.isHeld === true;
    this.#posting = new Posting({ store, outbox, disk: this.#disk, isTurn });
    this.#disk.listen((word) => void this.#hear(word));
  }

  say(to: Addressee, content: string, manner: Manner = {}): Promise<void> {
    const { transaction_id = uuid(), reply_to, chosen = [] } = manner;
    const { view } = this.#store.getState();
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

  /** Sends after all that waits in the conversation. Resolves when it is on the disk. */
  async add(pending: Pending): Promise<void> {
    this.#set((state) => ({ ...state, pending: [...state.pending, pending] }));
    const isKept = this.#keep(pending);
    this.#speak();
    await isKept;
  }

  /** Resolves when the change is on the disk. */
  async change(transaction_id: string, change: Partial<PendingMessage>): Promise<void> {
    this.#set((state) => changedPending(state, transaction_id, change));
    const isKept = this.#disk.change(transaction_id, change);
    this.#posting.adapt(transaction_id);
    this.#speak();
    await isKept;
  }

  isPosted(transaction_id: string): boolean {
    return this.#posting.has(transaction_id);
  }

  /** A message that this tab is sending keeps its place until it is answered. */
  drop(transaction_id: string): void {
    this.#set((state) => withoutPending(state, transaction_id));
    this.#disk.drop(transaction_id);
  }

  retry(transaction_id: string): void {
    void this.change(transaction_id, { refused: undefined, timestamp: timestampAt(Date.now()) });
  }

  discard(transaction_id: string): void {
    this.#posting.forget(transaction_id);
    this.drop(transaction_id);
  }

  arrive(participant: Id): void {
    if (participant !== this.#disk.participant) {
      this.#tabLock?.release();
      this.#disk.participant = participant;
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
    this.#posting.withdraw();
  }

  settle(transaction_id: string, message_id: Id): void {
    this.#posting.settle(transaction_id, message_id);
  }

  #speak(): void {
    if (this.#store.getState().connection.state === "joined") this.#tabLock?.take();
    this.#posting.post();
  }

  async #keep(pending: Pending): Promise<void> {
    const kept = await this.#disk.add(pending);
    if (kept) this.#set((state) => changedPending(state, pending.transaction_id, { kept }));
  }

  async #hear({ sent }: Word): Promise<void> {
    if (sent !== undefined) this.#posting.acknowledge(sent.transaction_id, sent.message_id);
    await this.#read();
  }

  async #read(): Promise<void> {
    const { participant } = this.#disk;
    if (participant === undefined) return;
    const unsent = await this.#disk.shownTo(participant);
    if (participant !== this.#disk.participant) return;
    if (unsent) this.#set((state) => reconciled(state, unsent));
    this.#posting.adaptAll();
    this.#isRead = true;
    this.#posting.post();
  }

  #lose(): void {
    this.#posting.withdraw();
    this.#tabLock?.wait();
  }

  #set(change: (state: SessionState) => SessionState): void {
    this.#store.setState(change, true);
  }
}
