import type { Id, Receipt, Timestamp } from "../../protocol";
import {
  evolve,
  type Happening,
  isDurable,
  leavesTrace,
  type Member,
  type Room,
  type RoomEvent,
} from "../../room/room";
import { refuse } from "../refused";
import { record } from "./record";
import { memberOf, type Transaction } from "./rows";

/** A command that may have been carried out before. */
export type Attempt = { readonly participant_id: Id; readonly transaction_id: string };

type Row = { id: Id; title: string; owner: Id; enabled: boolean; head: number; passing: number; clock: Timestamp };

/**
 * A room inside the transaction that holds its row: what is decided on it is decided in order, and numbered without
 * gaps. Events take effect here at once, for what is decided next, and are written together at the end.
 */
export class OpenRoom {
  readonly tx: Transaction;
  /** The identity that made the room. */
  readonly owner: Id;
  /** The time of all that happens in this transaction: never before an earlier one. */
  readonly now: Timestamp;
  readonly #row: Row;
  readonly #events: RoomEvent[] = [];
  readonly #receipts = new Map<string, Receipt>();
  readonly #newReceipts: (Attempt & { timestamp: Timestamp; message_id?: Id })[] = [];
  #state: Room;
  #head: number;
  #passing: number;
  #erased = 0;

  private constructor(tx: Transaction, row: Row) {
    const clock = new Date().toISOString();
    this.tx = tx;
    this.owner = row.owner;
    this.now = clock > row.clock ? clock : row.clock;
    this.#row = row;
    this.#head = row.head;
    this.#passing = row.passing;
    this.#state = { id: row.id, title: row.title, enabled: row.enabled, members: new Map() };
  }

  /** Locks the room's row and reads it; without such a room, a bad request. */
  static async open(tx: Transaction, room_id: Id): Promise<OpenRoom> {
    const [row] = await tx.room.updateManyAndReturn({ where: { id: room_id }, data: { head: { increment: 0 } } });
    return row === undefined ? refuse("not_found") : new OpenRoom(tx, row);
  }

  /** The room as it is after all that has been decided here. */
  get state(): Room {
    return this.#state;
  }

  get head(): number {
    return this.#head;
  }

  /** How many messages were erased, once it is closed. */
  get erased(): number {
    return this.#erased;
  }

  /** What has happened here, in order, with numbers. */
  get events(): readonly RoomEvent[] {
    return this.#events;
  }

  /** Reads those of the given participants that are not known yet; an unknown id stays unknown. */
  async load(ids: Iterable<Id>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#state.members.has(id));
    if (missing.length === 0) return;
    const rows = await this.tx.participant.findMany({ where: { room_id: this.#row.id, id: { in: missing } } });
    const members = new Map(this.#state.members);
    for (const row of rows) members.set(row.id, memberOf(row));
    this.#state = { ...this.#state, members };
  }

  /** Makes somebody known who is new, or whose stay or fallback role has changed. */
  know(member: Member): void {
    this.#state = { ...this.#state, members: new Map(this.#state.members).set(member.id, member) };
  }

  /** Reads the receipts of commands that were carried out before. */
  async loadReceipts(attempts: readonly Attempt[]): Promise<void> {
    if (attempts.length === 0) return;
    const rows = await this.tx.receipt.findMany({
      where: {
        participant_id: { in: [...new Set(attempts.map(({ participant_id }) => participant_id))] },
        transaction_id: { in: [...new Set(attempts.map(({ transaction_id }) => transaction_id))] },
      },
    });
    for (const { timestamp, message_id, ...row } of rows)
      this.#receipts.set(attemptKey(row), { timestamp, ...(message_id && { message_id }) });
  }

  /** What a command was answered when it was carried out. */
  receiptOf(attempt: Attempt): Receipt | undefined {
    return this.#receipts.get(attemptKey(attempt));
  }

  /** Remembers that a command was carried out. */
  keepReceipt(attempt: Attempt, receipt: { timestamp: Timestamp; message_id?: Id }): void {
    this.#receipts.set(attemptKey(attempt), receipt);
    this.#newReceipts.push({ ...attempt, ...receipt });
  }

  /** Lets things happen: numbers them, and changes the state by them. */
  emit(happenings: readonly Happening[], transaction_id?: string): void {
    for (const happening of happenings) {
      const number = isDurable(happening) ? ++this.#head : undefined;
      const passing = leavesTrace(happening) ? ++this.#passing : undefined;
      this.#state = evolve(this.#state, happening);
      this.#events.push({
        ...happening,
        timestamp: this.now,
        ...(number !== undefined && { number }),
        ...(passing !== undefined && { passing }),
        ...(transaction_id !== undefined && { transaction_id }),
      });
    }
  }

  /** Writes all that happened. */
  async close(): Promise<void> {
    this.#erased = await record(this.tx, this.#row.id, this.#events);
    if (this.#newReceipts.length > 0) await this.tx.receipt.createMany({ data: this.#newReceipts });
    await this.tx.room.update({
      where: { id: this.#row.id },
      data: { head: this.#head, passing: this.#passing, clock: this.now, enabled: this.#state.enabled },
    });
  }
}

/** A participant's id has no space in it. */
function attemptKey({ participant_id, transaction_id }: Attempt): string {
  return `${participant_id} ${transaction_id}`;
}
