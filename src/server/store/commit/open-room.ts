import type { HeldMessage, Id, Role, Timestamp } from "../../../protocol";
import type { KnownMessage } from "../../../room/base/message";
import { NOTHING_REVIEWED } from "../../../room/base/reviewed";
import type { Happening, Member, Room, RoomEvent } from "../../../room/base/room";
import { correspondents, justSent, withPost } from "../../../room/chat/decide";
import { withoutHand } from "../../../room/control/hands";
import { evolve, shownToModerators } from "../../../room/namespaces";
import { evolveReview } from "../../../room/review/review";
import { roomRules } from "../../../room/rules/rules";
import { refuse } from "../../kit/bad-request";
import type { CommitRows, RoomRow } from "../database/commit-rows";
import type { Writing } from "../database/database";
import { knownMessages, knownPins, type Reacting } from "../database/known-messages";
import { reviewFor } from "../database/known-review";
import { record } from "../recording/record";
import { SentAway } from "../recording/sent-away";
import { recordStates } from "../recording/small-states";
import { memberOf, type ParticipantRow, type Transaction, UNANNOUNCED } from "../tables/rows";
import { CommandReceipts } from "./command-receipts";
import type { FiltersCache } from "./filters-cache";
import { NewEvents } from "./new-events";
import { ReadMarkers } from "./read-markers";
import type { RoomClocks } from "./room-clocks";

/**
 * A room inside the transaction that holds its row. Decisions are made in order, and events numbered without gaps; they
 * take effect here at once, and are written together at the end.
 */
export class OpenRoom {
  readonly tx: Transaction;
  readonly rows: CommitRows;
  readonly owner: Id;
  readonly events: NewEvents;
  readonly receipts: CommandReceipts;
  readonly readMarkers: ReadMarkers;
  readonly #clocks: RoomClocks;
  readonly #row: RoomRow;
  readonly #statesBefore: Room["states"];
  readonly #untold = new Set<Id>();
  /** The invitations that this commit has revoked: the disk does not know it yet. */
  readonly #revoked = new Set<Id>();
  readonly #sentAway = new SentAway();
  /** The slow mode may begin in this commit. */
  #mayBeSlowed = false;
  #state: Room;
  #isRemoved = false;

  private constructor({ tx, rows }: Writing, { row, states }: Found, clocks: RoomClocks) {
    this.tx = tx;
    this.owner = row.owner;
    this.rows = rows;
    this.events = new NewEvents({ ...row, openedAt: clocks.read(row.id, row.clock) });
    this.receipts = new CommandReceipts(rows);
    this.readMarkers = new ReadMarkers(rows);
    this.#row = row;
    this.#statesBefore = states;
    this.#clocks = clocks;
    this.#state = {
      id: row.id,
      title: row.title,
      members: new Map(),
      messages: new Map(),
      pins: new Map(),
      strangers: new Map(),
      redeemed: new Map(),
      written: new Map(),
      review: NOTHING_REVIEWED,
      here: row.here,
      states,
    };
  }

  static async open(writing: Writing, room_id: Id, clocks: RoomClocks): Promise<OpenRoom> {
    const { rows } = writing;
    // Sent together: the states are read after the lock.
    const [row, states] = await Promise.all([rows.lockRoom(room_id), rows.smallStates(room_id)]);
    return row === undefined ? refuse("not_found") : new OpenRoom(writing, { row, states }, clocks);
  }

  /** The room's clock, which all durations use: the time of the next event, later than all before it. */
  get now(): Timestamp {
    return this.events.next;
  }

  get state(): Room {
    return this.#state;
  }

  get head(): number {
    return this.events.head;
  }

  get isRemoved(): boolean {
    return this.#isRemoved;
  }

  async load(ids: Iterable<Id>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => this.person(id) === undefined);
    if (missing.length === 0) return;
    this.#learn(await this.rows.participants(this.#row.id, missing));
  }

  async loadMessages(ids: readonly Id[], reacting: readonly Reacting[]): Promise<void> {
    if (ids.length === 0) return;
    const messages = new Map<Id, KnownMessage | undefined>(ids.map((id) => [id, undefined]));
    const known = await knownMessages(
      this.rows,
      { room_id: this.#row.id, ids },
      {
        messages: distinct(reacting.map(({ message_id }) => message_id)),
        participants: distinct(reacting.map(({ participant_id }) => participant_id)),
        kinds: distinct(reacting.map(({ reaction }) => reaction)),
      },
    );
    for (const message of known) messages.set(message.id, message);
    this.#state = { ...this.#state, messages };
    if (known.length < messages.size) await this.#loadHeld([...messages.keys()].filter((id) => !messages.get(id)));
    await this.load(known.flatMap(correspondents));
  }

  async loadReview(wanted: Parameters<typeof reviewFor>[2]): Promise<void> {
    const review = await reviewFor(this.rows, this.#state, wanted);
    this.#state = { ...this.#state, review: { ...review, held: this.#state.review.held } };
  }

  async #loadHeld(ids: readonly Id[]): Promise<void> {
    await this.#keepHeld(await this.rows.heldBy(this.#row.id, ids));
  }

  async #keepHeld(found: readonly HeldMessage[]): Promise<void> {
    if (found.length === 0) return;
    const known = found.map(({ timestamp: _, ...message }) => [message.id, message] as const);
    const held = new Map([...this.#state.review.held, ...known]);
    this.#state = { ...this.#state, review: { ...this.#state.review, held } };
    await this.load(found.map(({ source }) => source));
  }

  async loadHands(): Promise<void> {
    this.#learnOthers(await this.rows.raised(this.#row.id));
  }

  async loadPresent(): Promise<void> {
    this.#learnOthers(await this.rows.present(this.#row.id));
  }

  async loadPins(): Promise<void> {
    const pins = await knownPins(this.rows, this.#row.id);
    this.#state = { ...this.#state, pins };
  }

  /** Loads when people last wrote to everyone, which only a room with a slow mode knows of its participants. */
  async loadPosts(): Promise<void> {
    if (roomRules.of(this.#state).slow_mode_seconds > 0) return;
    this.#mayBeSlowed = true;
    for (const { source, timestamp } of await this.rows.newestPosts(this.#row.id, this.head))
      this.#state = withPost(this.#state, { source, scope: "global" }, timestamp);
  }

  async loadWritten(participants: readonly Id[]): Promise<void> {
    if (participants.length === 0) return;
    const find = async (id: Id) => [id, await this.rows.writtenBy(this.#row.id, id, this.head + 1)] as const;
    const written = new Map(await Promise.all(participants.map(find)));
    this.#state = { ...this.#state, written };
    const held = await Promise.all(participants.map((id) => this.rows.heldOf(this.#row.id, id)));
    await this.#keepHeld(held.flat());
  }

  async loadFilters(cache: FiltersCache): Promise<void> {
    const { id, filters_at } = this.#row;
    const filters = await cache.of(id, filters_at, () => this.rows.filters(id));
    if (filters !== undefined) this.#state = { ...this.#state, filters };
  }

  async loadRedeemed(participants: readonly Id[]): Promise<void> {
    if (participants.length === 0) return;
    const find = async (id: Id) =>
      [id, await this.rows.redeemedBy({ id, came_by: this.person(id)?.waits?.came_by })] as const;
    const found = await Promise.all(participants.map(find));
    this.#state = { ...this.#state, redeemed: new Map(found) };
  }

  async loadRestricted(): Promise<void> {
    const people = await this.rows.restricted(this.#row.id, this.now);
    const { filters } = this.#state;
    const words = filters && { filters: { words: [...filters.words], on_match: filters.on_match } };
    this.#state = { ...this.#state, restricted: { ...shownToModerators(this.#state), ...people, ...words } };
  }

  /** The participant as this transaction sees it, which may differ from the disk. */
  async memberBy(identity: Id): Promise<Member | undefined> {
    const row = await this.rows.participantOf(this.#row.id, identity);
    if (row === undefined) return undefined;
    if (this.person(row.id) === undefined) this.#learn([row]);
    return this.person(row.id);
  }

  person(id: Id): Member | undefined {
    return this.#state.members.get(id) ?? this.#state.strangers.get(id);
  }

  /** Adds a new participant, or one whose stay or fallback role has changed, and updates the headcount. */
  know(member: Member): void {
    const change = Number(isHere(member)) - Number(isHere(this.person(member.id)));
    this.#state = { ...this.#state, here: this.#state.here + change };
    if (change > 0) this.#untold.add(member.id);
    if (change < 0) this.#untold.delete(member.id);
    this.#put([member]);
  }

  isRevoked(invite_id: Id | null): boolean {
    return invite_id !== null && this.#revoked.has(invite_id);
  }

  isUnannounced(id: Id): boolean {
    return this.#untold.has(id);
  }

  /** `command` is the sender, whose own events bear the client's id of the command. */
  emit(
    happenings: readonly Happening[],
    command?: { readonly by: Id; readonly transaction_id?: string | undefined },
  ): void {
    for (const happening of happenings) {
      this.#depart(happening);
      const own = happening.by !== undefined && happening.by === command?.by;
      const event = this.events.add(happening, this.#state.here, own ? command.transaction_id : undefined);
      this.#state = evolve(this.#state, event);
      this.#note(event);
    }
  }

  async keepInvitedRole(id: Id, invited_role: Role | undefined): Promise<void> {
    await this.tx.participant.update({ where: { id }, data: { invited_role } });
  }

  async staysBy(process_id: string): Promise<Id[]> {
    const stays = await this.tx.stay.findMany({ where: { process_id, room_id: this.#row.id } });
    return stays.map(({ participant_id }) => participant_id);
  }

  /** `erasing.ts` erases the contents later. */
  remove(): void {
    this.#isRemoved = true;
  }

  async close(): Promise<void> {
    const { id } = this.#row;
    if (this.#isRemoved) {
      // Nothing else ends the stays of a process that is gone.
      await this.tx.stay.deleteMany({ where: { room_id: id } });
      await this.tx.room.update({ where: { id }, data: { removed_at: this.now } });
      return;
    }
    const events = this.events.finish();
    const { head, passing, clock } = this.events;
    const isSlow = roomRules.of(this.#state).slow_mode_seconds > 0;
    const changes = { id, head, events, untold: this.#untold, isSlow };
    await record({ tx: this.tx, rows: this.rows }, changes);
    await this.#sentAway.record(this.rows, head, (person) => this.person(person));
    await recordStates(this.rows, { room_id: id, before: this.#statesBefore, after: this.#state.states, events });
    await this.receipts.save();
    if (this.#isAsBefore) return;
    const { here } = this.#state;
    this.#clocks.wrote(id, clock);
    await this.rows.saveRoom({ id, head, passing, here, clock });
  }

  get #isAsBefore(): boolean {
    const { head, passing, here } = this.#row;
    return this.events.head === head && this.events.passing === passing && this.#state.here === here;
  }

  /** A participant whom a command sends away is absent from the event on, which tells the headcount. */
  #depart({ payload }: Happening): void {
    const member = payload.message === "left" ? this.#state.members.get(payload.id) : undefined;
    if (member !== undefined && member.left_at === undefined) this.know({ ...withoutHand(member), left_at: this.now });
  }

  #note(event: RoomEvent): void {
    const { payload, timestamp, number = 0 } = event;
    this.readMarkers.note(event);
    const isSlow = this.#mayBeSlowed || roomRules.of(this.#state).slow_mode_seconds > 0;
    if (isSlow && ((payload.message === "message_sent" && !event.wasHeld) || payload.message === "message_held"))
      this.#state = withPost(this.#state, payload, timestamp);
    if (payload.message === "invitation_revoked") this.#revoked.add(payload.invite_id);
    this.#sentAway.note(event);
    const { shown } = this.#state.review;
    if (shown !== undefined)
      this.#state = { ...this.#state, review: { ...this.#state.review, shown: evolveReview(shown, event) } };
    if (payload.message === "message_sent" && this.#state.messages.has(payload.id)) {
      const messages = new Map(this.#state.messages).set(payload.id, justSent(payload, { timestamp, number }));
      this.#state = { ...this.#state, messages };
    }
    if (payload.message === "joined") this.#untold.delete(payload.id);
  }

  #learn(rows: readonly ParticipantRow[]): void {
    for (const { id, passing } of rows) if (passing === UNANNOUNCED) this.#untold.add(id);
    this.#put(rows.map(memberOf));
  }

  #learnOthers(rows: readonly ParticipantRow[]): void {
    this.#learn(rows.filter(({ id }) => this.person(id) === undefined));
  }

  #put(members: readonly Member[]): void {
    const all = { members: new Map(this.#state.members), strangers: new Map(this.#state.strangers) };
    for (const member of members) {
      const isStranger = member.waits?.isStranger === true;
      all[isStranger ? "strangers" : "members"].set(member.id, member);
      all[isStranger ? "members" : "strangers"].delete(member.id);
    }
    this.#state = { ...this.#state, ...all };
  }
}

type Found = { readonly row: RoomRow; readonly states: Room["states"] };

function distinct<Item>(all: readonly Item[]): Item[] {
  return [...new Set(all)];
}

function isHere(member: Member | undefined): boolean {
  return member !== undefined && member.left_at === undefined;
}
