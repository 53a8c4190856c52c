import { type Id, laterOf, type Receipt, type Role, type Timestamp } from "../../../protocol";
import { nextTime } from "../../../room/base/clock";
import { type Happening, isMovement, type Member, type Room, type RoomEvent } from "../../../room/base/room";
import { conversationOf } from "../../../room/chat/exchange";
import { evolve, isDurable, leavesTrace } from "../../../room/namespaces";
import { refuse } from "../../kit/bad-request";
import {
  type Attempt,
  attemptKey,
  type CommitRows,
  type Reading,
  type ReceiptRow,
  type RoomRow,
  receiptOf,
} from "../database/commit-rows";
import type { Writing } from "../database/database";
import { memberOf, type ParticipantRow, type Transaction, UNANNOUNCED } from "../database/rows";
import { record } from "./record";
import type { RoomClocks } from "./room-clocks";

/**
 * A room inside the transaction that holds its row: what is decided on it is decided in order, and numbered without
 * gaps. Events take effect here at once, for what is decided next, and are written together at the end.
 */
export class OpenRoom {
  readonly tx: Transaction;
  readonly rows: CommitRows;
  /** The identity that made the room. */
  readonly owner: Id;
  readonly #clocks: RoomClocks;
  readonly #row: RoomRow;
  /** What time it was when the room was opened. */
  readonly #openedAt: Timestamp;
  readonly #events: RoomEvent[] = [];
  readonly #receipts = new Map<string, Receipt>();
  readonly #newReceipts: ReceiptRow[] = [];
  readonly #lastSeen = new Map<string, Timestamp>();
  readonly #untold = new Set<Id>();
  #state: Room;
  /** The time of the newest event. */
  #newest: Timestamp;
  #head: number;
  #passing: number;
  #here: number;
  #erased = 0;
  #isRemoved = false;

  private constructor({ tx, rows }: Writing, row: RoomRow, clocks: RoomClocks) {
    this.tx = tx;
    this.owner = row.owner;
    this.rows = rows;
    this.#row = row;
    this.#clocks = clocks;
    this.#newest = row.clock;
    this.#openedAt = clocks.read(row.id, row.clock);
    this.#head = row.head;
    this.#passing = row.passing;
    this.#here = row.here;
    this.#state = { id: row.id, title: row.title, enabled: row.enabled, members: new Map() };
  }

  /** Locks the room's row and reads it; without such a room, a bad request. */
  static async open(writing: Writing, room_id: Id, clocks: RoomClocks): Promise<OpenRoom> {
    const row = await writing.rows.lockRoom(room_id);
    return row === undefined ? refuse("not_found") : new OpenRoom(writing, row, clocks);
  }

  /**
   * What time it is by the room's clock, which all durations go by: the very time of the event that happens next, and
   * later than every event so far.
   */
  get now(): Timestamp {
    return nextTime(this.#openedAt, this.#newest);
  }

  /** The room as it is after all that has been decided here. */
  get state(): Room {
    return this.#state;
  }

  get head(): number {
    return this.#head;
  }

  /** Whether the room is no more: nothing else can be done in it. */
  get isRemoved(): boolean {
    return this.#isRemoved;
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
  isUnannounced(id: Id): boolean {
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

  /** Reads up to when some have read some conversations. */
  async loadLastSeen(readings: readonly Reading[]): Promise<void> {
    if (readings.length === 0) return;
    for (const row of await this.rows.lastSeen(readings)) this.#lastSeen.set(readingKey(row), row.timestamp);
  }

  /** Up to when somebody has read a conversation, where it was read before. */
  lastSeenIn(reading: Reading): Timestamp | undefined {
    return this.#lastSeen.get(readingKey(reading));
  }

  /** Lets things happen: gives each its number and its time, and changes the state by them. */
  emit(happenings: readonly Happening[], transaction_id?: string): void {
    for (const happening of happenings) {
      this.#newest = this.now;
      const number = isDurable(happening) ? ++this.#head : undefined;
      const passing = leavesTrace(happening) ? ++this.#passing : undefined;
      this.#state = evolve(this.#state, happening);
      this.#note(happening);
      this.#events.push({
        ...happening,
        timestamp: this.#newest,
        ...(number !== undefined && { number }),
        ...(passing !== undefined && { passing }),
        ...(isMovement(happening) && { here: this.#here }),
        ...(transaction_id !== undefined && { transaction_id }),
      });
    }
  }

  /** Keeps the role that a participant falls back to. */
  async keepInvitedRole(id: Id, invited_role: Role | undefined): Promise<void> {
    await this.tx.participant.update({ where: { id }, data: { invited_role } });
  }

  /** The participants that are here by way of a process. */
  async staysBy(process_id: string): Promise<Id[]> {
    const stays = await this.tx.stay.findMany({ where: { process_id, room_id: this.#row.id } });
    return stays.map(({ participant_id }) => participant_id);
  }

  /** Lets the room be no more for anybody, with all that is in it: what that is, `erasing.ts` erases afterwards. */
  remove(): void {
    this.#isRemoved = true;
  }

  /** Writes all that happened; nothing, where nothing did. */
  async close(): Promise<void> {
    const { id } = this.#row;
    if (this.#isRemoved) {
      // A process that is gone has no stays in it to end.
      await this.tx.stay.deleteMany({ where: { room_id: id } });
      await this.tx.room.update({ where: { id }, data: { removed_at: this.now } });
      return;
    }
    this.#erased = await record({ tx: this.tx, rows: this.rows }, { id, events: this.#events, untold: this.#untold });
    if (this.#newReceipts.length > 0) await this.rows.addReceipts(this.#newReceipts);
    if (this.#isAsBefore) return;
    const { enabled } = this.#state;
    const clock = laterOf(this.#openedAt, this.#newest);
    this.#clocks.wrote(id, clock);
    await this.rows.saveRoom({
      id,
      enabled,
      head: this.#head,
      passing: this.#passing,
      here: this.#here,
      clock,
    });
  }

  /** Whether the room's row is as it was read: switching the chat takes a number, so that `enabled` need not be looked at. */
  get #isAsBefore(): boolean {
    const { head, passing, here } = this.#row;
    return this.#head === head && this.#passing === passing && this.#here === here;
  }

  /** Keeps what is decided next from being decided on what was so before. */
  #note({ payload, by }: Happening): void {
    if (payload.message === "joined") this.#untold.delete(payload.id);
    if (payload.message === "set_last_seen_timestamp" && by !== undefined)
      this.#lastSeen.set(
        readingKey({ participant_id: by, conversation: conversationOf(by, payload) }),
        payload.timestamp,
      );
  }

  #learn(rows: readonly ParticipantRow[]): void {
    for (const { id, passing } of rows) if (passing === UNANNOUNCED) this.#untold.add(id);
    this.#put(rows.map(memberOf));
  }

  #put(members: readonly Member[]): void {
    const all = new Map(this.#state.members);
    for (const member of members) all.set(member.id, member);
    this.#state = { ...this.#state, members: all };
  }
}

function readingKey({ participant_id, conversation }: Reading): string {
  return `${participant_id} ${conversation}`;
}

function isHere(member: Member | undefined): boolean {
  return member !== undefined && member.left_at === undefined;
}
