import type { Id, Receipt, Timestamp } from "../../protocol";
import {
  evolve,
  type Happening,
  isDurable,
  isMovement,
  leavesTrace,
  type Member,
  type Room,
  type RoomEvent,
} from "../../room/room";
import { refuse } from "../refused";
import { type Attempt, attemptKey, type CommitRows, type ReceiptRow, type RoomRow, receiptOf } from "./commit-rows";
import { record } from "./record";
import { memberOf, type ParticipantRow, type Transaction, UNTOLD } from "./rows";

/** The transaction that a room is opened in: what every commit needs of it, and Prisma's for all else. */
export type Writing = { readonly tx: Transaction; readonly rows: CommitRows };

/**
 * A room inside the transaction that holds its row: what is decided on it is decided in order, and numbered without
 * gaps. Events take effect here at once, for what is decided next, and are written together at the end.
 */
export class OpenRoom {
  readonly tx: Transaction;
  readonly rows: CommitRows;
  /** The identity that made the room. */
  readonly owner: Id;
  /** The time of all that happens in this transaction: never before an earlier one. */
  readonly now: Timestamp;
  readonly #row: RoomRow;
  readonly #events: RoomEvent[] = [];
  readonly #receipts = new Map<string, Receipt>();
  readonly #newReceipts: ReceiptRow[] = [];
  readonly #untold = new Set<Id>();
  #state: Room;
  #head: number;
  #passing: number;
  #here: number;
  #erased = 0;

  private constructor({ tx, rows }: Writing, row: RoomRow) {
    const clock = new Date().toISOString();
    this.tx = tx;
    this.owner = row.owner;
    this.now = clock > row.clock ? clock : row.clock;
    this.rows = rows;
    this.#row = row;
    this.#head = row.head;
    this.#passing = row.passing;
    this.#here = row.here;
    this.#state = { id: row.id, title: row.title, enabled: row.enabled, members: new Map() };
  }

  /** Locks the room's row and reads it; without such a room, a bad request. */
  static async open(writing: Writing, room_id: Id): Promise<OpenRoom> {
    const row = await writing.rows.lockRoom(room_id);
    return row === undefined ? refuse("not_found") : new OpenRoom(writing, row);
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
    this.#learn(await this.rows.participants(this.#row.id, missing));
  }

  /** The participant that an identity is here, if it is one: as it is in this transaction, and not as it is on the disk. */
  async memberBy(identity: Id): Promise<Member | undefined> {
    const row = await this.rows.participantOf(this.#row.id, identity);
    if (row === undefined) return undefined;
    if (!this.#state.members.has(row.id)) this.#learn([row]);
    return this.#state.members.get(row.id);
  }

  /** Makes somebody known who is new, or whose stay or fallback role has changed: with it changes how many are here. */
  know(member: Member): void {
    const change = Number(isHere(member)) - Number(isHere(this.#state.members.get(member.id)));
    this.#here += change;
    if (change > 0) this.#untold.add(member.id);
    if (change < 0) this.#untold.delete(member.id);
    this.#put([member]);
  }

  /** Whether the room has yet to be told that somebody came. */
  isUntold(id: Id): boolean {
    return this.#untold.has(id);
  }

  /** Reads the receipts of commands that were carried out before. */
  async loadReceipts(attempts: readonly Attempt[]): Promise<void> {
    if (attempts.length === 0) return;
    for (const row of await this.rows.receipts(attempts)) this.#receipts.set(attemptKey(row), receiptOf(row));
  }

  /** What a command was answered when it was carried out. */
  receiptOf(attempt: Attempt): Receipt | undefined {
    return this.#receipts.get(attemptKey(attempt));
  }

  /** Remembers that a command was carried out. */
  keepReceipt(attempt: Attempt, receipt: { timestamp: Timestamp; message_id?: Id }): void {
    this.#receipts.set(attemptKey(attempt), receipt);
    this.#newReceipts.push({ ...attempt, timestamp: receipt.timestamp, message_id: receipt.message_id ?? null });
  }

  /** Lets things happen: numbers them, and changes the state by them. */
  emit(happenings: readonly Happening[], transaction_id?: string): void {
    for (const happening of happenings) {
      const number = isDurable(happening) ? ++this.#head : undefined;
      const passing = leavesTrace(happening) ? ++this.#passing : undefined;
      this.#state = evolve(this.#state, happening);
      if (happening.payload.message === "joined") this.#untold.delete(happening.payload.id);
      this.#events.push({
        ...happening,
        timestamp: this.now,
        ...(number !== undefined && { number }),
        ...(passing !== undefined && { passing }),
        ...(isMovement(happening) && { here: this.#here }),
        ...(transaction_id !== undefined && { transaction_id }),
      });
    }
  }

  /** Writes all that happened. */
  async close(): Promise<void> {
    const { id } = this.#row;
    this.#erased = await record({ tx: this.tx, rows: this.rows }, { id, events: this.#events, untold: this.#untold });
    if (this.#newReceipts.length > 0) await this.rows.addReceipts(this.#newReceipts);
    const { enabled } = this.#state;
    await this.rows.saveRoom({
      id,
      enabled,
      head: this.#head,
      passing: this.#passing,
      here: this.#here,
      clock: this.now,
    });
  }

  #learn(rows: readonly ParticipantRow[]): void {
    for (const { id, passing } of rows) if (passing === UNTOLD) this.#untold.add(id);
    this.#put(rows.map(memberOf));
  }

  #put(members: readonly Member[]): void {
    const all = new Map(this.#state.members);
    for (const member of members) all.set(member.id, member);
    this.#state = { ...this.#state, members: all };
  }
}

function isHere(member: Member | undefined): boolean {
  return member !== undefined && member.left_at === undefined;
}
