import { createStore } from "zustand/vanilla";
import type { Addressee, Command, Envelope, HistoryPage, Id, Participant, Receipt } from "../../protocol";
import { isFirstJoin, namedIn, opened, withoutRejected } from "../../room/view";
import { beforeNewest } from "./before-newest";
import { Arrivals } from "./events/arrivals";
import { turnAtDoor } from "./events/door";
import { type Listener, News } from "./events/news";
import { RoomClock } from "./events/room-clock";
import { type Entry, Subscription } from "./events/subscription";
import { LastSeen } from "./last-seen";
import { OlderPages } from "./older-pages";
import { Acquaintance } from "./people/acquaintance";
import { MuteKeeper } from "./people/mute-keeper";
import type { Found } from "./people/roster";
import { Typing } from "./people/typing";
import { PinKeeper } from "./pins/pin-keeper";
import { Outbox } from "./sending/outbox";
import { type Manner, Outgoing } from "./sending/outgoing";
import { OwnChanges } from "./sending/own-changes";
import { OwnReactions } from "./sending/own-reactions";
import { isOwnDeed } from "./state/own-changes";
import { folded, isArrival, isJoinSuccess, NOTHING_YET, type SessionState } from "./state/state";
import { understoodPeople } from "./state/understood";
import type { Connection } from "./transport/connection";
import type { Client } from "./transport/links";
import { patiently } from "./transport/patiently";
import { UnsentOnDisk } from "./unsent/unsent";
import { Watching } from "./watching";

export class Session {
  readonly entry: Entry;
  readonly store = createStore<SessionState>(() => NOTHING_YET);
  readonly changes: OwnChanges;
  readonly reactions: OwnReactions;
  readonly typing: Typing;
  readonly clock = new RoomClock();
  looksAt: Addressee | undefined;
  /** The people of a large room, as far as somebody has read their list. */
  everybody: Found | undefined;
  readonly #client: Client;
  readonly #outbox: Outbox;
  readonly #disk = new UnsentOnDisk();
  readonly #outgoing: Outgoing;
  readonly #lastSeen: LastSeen;
  readonly #watching: Watching;
  readonly #olderPages: OlderPages;
  readonly #acquaintance: Acquaintance;
  readonly #arrivals: Arrivals;
  readonly #subscription: Subscription;
  readonly #news = new News();
  readonly #pins: PinKeeper;
  readonly #mutes: MuteKeeper;

  constructor(client: Client, entry: Entry) {
    this.entry = entry;
    this.#client = client;
    this.#outbox = new Outbox((sending) => client.signaling.send.mutate(sending));
    const [{ room_id }, store, outbox] = [entry, this.store, this.#outbox];
    this.#outgoing = new Outgoing({ room_id, store, outbox, disk: this.#disk });
    this.changes = new OwnChanges({ store, outgoing: this.#outgoing });
    this.reactions = new OwnReactions({ store, outbox });
    this.typing = new Typing({
      state: () => store.getState(),
      send: (to) => client.signaling.send.mutate({ namespace: "messages", payload: { action: "typing", ...to } }),
    });
    this.#lastSeen = new LastSeen({
      room_id,
      send: (command) => this.#outbox.send(command, { lane: "last seen", onWait: () => {} }),
      people: () => this.#acquaintance.known,
    });
    this.#watching = new Watching({ store, lastSeen: this.#lastSeen });
    const readPage = (to: Addressee, before: Id | undefined) => this.#readPage(to, before);
    this.#olderPages = new OlderPages({
      store,
      readPage,
      listen: (listener) => this.listen(listener),
      onNamed: (ids) => this.meetSoon(ids),
    });
    this.#arrivals = new Arrivals({ store, readPage, onDue: (events) => this.#draw(events) });
    this.#acquaintance = new Acquaintance({
      store,
      ask: async (ids) => (await client.rooms.participants.query({ room_id, ids })).participants,
    });
    this.#pins = new PinKeeper({ store, ask: (ids) => this.messages(ids) });
    this.#mutes = new MuteKeeper({ store, clock: this.clock });
    this.#subscription = new Subscription(client, entry, {
      onEvent: (envelope) => {
        this.clock.hear(envelope.timestamp);
        if (!this.#isAtDoor(envelope)) this.#arrivals.take(envelope);
      },
      onConnection: (connection) => this.#connection(connection),
    });
  }

  /** A refusal resolves; {@link badRequestOf} explains a rejection. */
  send(command: Command): Promise<Receipt> {
    return this.#outbox.send(command, { lane: "commands" });
  }

  /** Resolves when the message is on the disk, or cannot be kept. */
  say(to: Addressee, content: string, manner?: Manner): Promise<void> {
    return this.#outgoing.say(to, content, manner);
  }

  retry(transaction_id: string): void {
    this.#outgoing.retry(transaction_id);
  }

  discard(transaction_id: string): void {
    this.#outgoing.discard(transaction_id);
  }

  open(to: Addressee): void {
    this.#watching.wake();
    this.#set((state) => ({ ...state, open: to, view: state.view && opened(state.view, to) }));
    // Nobody has told whether they are here since they were looked up.
    if (to.scope === "private" && this.#acquaintance.crowd > 0) void this.#acquaintance.meet([to.target]);
  }

  async meet(id: Id): Promise<void> {
    if (this.store.getState().view?.control.participants[id] === undefined) await this.#acquaintance.meet([id]);
  }

  meetSoon(ids: readonly Id[]): void {
    this.#acquaintance.meetSoon(ids);
  }

  acquaint(people: readonly Participant[]): void {
    this.#acquaintance.introduce(people);
  }

  /** While the newest messages of a conversation are on the screen, later ones count as seen when they come. */
  watch(to: Addressee): () => void {
    return this.#watching.begin(to);
  }

  /** On all devices, until the conversation is opened again. */
  markUnread(to: Addressee): void {
    const { view } = this.store.getState();
    const timestamp = view && beforeNewest(view, to);
    if (timestamp === undefined) return;
    this.#watching.rest(to);
    this.#set((state) => folded(state, LastSeen.event(to, timestamp)));
    this.#lastSeen.back(to, timestamp);
  }

  look(to: Addressee): () => void {
    this.looksAt = to;
    return () => {
      if (this.looksAt === to) this.looksAt = undefined;
    };
  }

  readOlder(to: Addressee): Promise<void> {
    return this.#olderPages.read(to);
  }

  async messages(ids: Id[]) {
    const asked = { room_id: this.entry.room_id, ids };
    const { messages } = await patiently(() => this.#client.chat.messages.query(asked));
    this.meetSoon(messages.flatMap(namedIn));
    return messages;
  }

  listen(listener: Listener): () => void {
    return this.#news.listen(listener);
  }

  join(): void {
    this.#connection({ state: "connecting" });
    this.#subscription.begin();
  }

  forgetRejected(id: Id): void {
    this.#set(({ view, ...state }) => ({
      ...state,
      ...(view && { view: { ...view, review: withoutRejected(view.review, id) } }),
    }));
  }

  settle(): void {
    this.#lastSeen.settle();
  }

  leave(): void {
    this.#subscription.end();
    this.#pause();
    this.settle();
    this.#disk.close();
    this.#acquaintance.end();
    this.#pins.end();
    this.#mutes.end();
    this.typing.end();
  }

  #pause(): void {
    this.#outbox.pause();
    this.#outgoing.pause();
  }

  #connection(connection: Connection): void {
    this.#pause();
    this.#set((state) => ({ ...state, connection }));
  }

  #isAtDoor(envelope: Envelope): boolean {
    const turn = turnAtDoor(envelope);
    if (turn === undefined) return false;
    if (turn === "enter") void this.#enter();
    else if (turn === "join") this.join();
    else {
      if (turn.state !== "waiting") this.#subscription.end();
      this.#connection(turn);
    }
    return true;
  }

  async #enter(): Promise<void> {
    const command = { namespace: "control", payload: { action: "enter_room" } } as const;
    // A session that begins after the acceptance is in.
    await this.#client.signaling.send.mutate(command).catch(() => this.join());
  }

  async #readPage(to: Addressee, before: Id | undefined): Promise<HistoryPage> {
    const asked = { room_id: this.entry.room_id, ...to, before };
    const page = await patiently(() => this.#client.chat.history.query(asked));
    return { ...page, participants: understoodPeople(page.participants) };
  }

  #draw(events: readonly Envelope[]): void {
    this.#watching.show(events.reduce((before, envelope) => this.#fold(before, envelope), this.store.getState()));
    for (const envelope of events) this.#after(envelope);
  }

  /** After a reconnect the server may lack the newest read markers: they stay. */
  #fold(state: SessionState, envelope: Envelope): SessionState {
    const after = folded(state, envelope);
    return isArrival(envelope) ? this.#lastSeen.untold(after.view).reduce(folded, after) : after;
  }

  #after(envelope: Envelope): void {
    const { view } = this.store.getState();
    const { payload, transaction_id: sent } = envelope;
    if (view) this.typing.hear(envelope, view.self.id);
    if (payload.message === "update" && payload.id === view?.self.id)
      this.#subscription.comeBackAs(payload.module_data.control.display_name);
    if (isOwnDeed(payload) && sent !== undefined) this.#outgoing.settle(sent, payload.id);
    if (isArrival(envelope)) {
      this.#outbox.resume();
      if (view) this.#outgoing.arrive(view.self.id);
      if (view && isJoinSuccess(envelope) && isFirstJoin(envelope.payload)) this.#lastSeen.all(view);
    }
    this.#news.tell(envelope);
    this.#acquaintance.hear(envelope);
    if (payload.message === "update" || isArrival(envelope)) this.#olderPages.fillGroups();
  }

  #set(change: (state: SessionState) => SessionState): void {
    this.store.setState(change, true);
  }
}
