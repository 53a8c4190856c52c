import { createStore } from "zustand/vanilla";
import type { Addressee, Command, Envelope, HistoryPage, Id, Participant, Receipt, Timestamp } from "../../protocol";
import { acquainted, isFirstJoin, keyOf, opened, participantsIn, strangers, unread, withOlder } from "../../room/view";
import { LastSeen } from "./last-seen";
import { type Listener, News } from "./news";
import { PeopleLookup } from "./people/people-lookup";
import { Typing } from "./people/typing";
import { PinKeeper } from "./pins/pin-keeper";
import { Outbox } from "./sending/outbox";
import { type Manner, Outgoing } from "./sending/outgoing";
import { OwnChanges } from "./sending/own-changes";
import { OwnReactions } from "./sending/own-reactions";
import { UnsentOnDisk } from "./sending/unsent";
import { closeGap, hasGap } from "./state/gap";
import { overtaken } from "./state/overtaking";
import { isOwnDeed } from "./state/own-changes";
import { folded, isArrival, isJoinSuccess, type JoinedEnvelope, NOTHING_YET, type SessionState } from "./state/state";
import { understoodPeople } from "./state/understood";
import { Subscription } from "./subscription";
import type { Connection } from "./transport/connection";
import type { Client } from "./transport/links";
import { patiently } from "./transport/patiently";

/** The page is drawn this often while events come in fast. */
const FRAME_MS = 16;

export type Entry = { readonly room_id: string; readonly display_name: string; readonly invite?: string };

/** A user's stay in one room, in this tab: the state on screen, and the one way out for commands. */
export class Session {
  readonly entry: Entry;
  readonly store = createStore<SessionState>(() => NOTHING_YET);
  readonly changes: OwnChanges;
  readonly reactions: OwnReactions;
  readonly typing: Typing;
  readonly #client: Client;
  readonly #outbox: Outbox;
  readonly #disk = new UnsentOnDisk();
  readonly #outgoing: Outgoing;
  readonly #lastSeen: LastSeen;
  readonly #peopleLookup: PeopleLookup;
  readonly #subscription: Subscription;
  readonly #news = new News();
  readonly #pins: PinKeeper;
  #watched: Addressee | undefined;
  #arrived: Envelope[] = [];
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #isClosingGap = false;

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
      people: () => this.#crowd || Object.keys(this.store.getState().view?.control.participants ?? {}).length,
    });
    this.#peopleLookup = new PeopleLookup({
      ask: async (ids) => (await client.rooms.participants.query({ room_id, ids })).participants,
      onMet: (people) => this.acquaint(people),
    });
    this.#pins = new PinKeeper({ store: this.store, ask: (ids) => this.messages(ids) });
    this.#subscription = new Subscription(client, entry, {
      onEvent: (envelope) => this.#receive(envelope),
      onConnection: (connection) => this.#connection(connection),
    });
  }

  /** Sends a command once, when the user is in the room. A refusal resolves; {@link badRequestOf} explains a rejection. */
  send(command: Command): Promise<Receipt> {
    return this.#outbox.send(command, { lane: "commands" });
  }

  /** Shows a message at once, until it is there or discarded. Resolves when it is on the disk, or cannot be kept. */
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
    this.#set((state) => ({ ...state, open: to, view: state.view && opened(state.view, to) }));
    // Nobody has told whether they are here since they were looked up.
    if (to.scope === "private" && this.#crowd > 0) void this.#peopleLookup.meet([to.target]);
  }

  async meet(id: Id): Promise<void> {
    if (this.store.getState().view?.control.participants[id] === undefined) await this.#peopleLookup.meet([id]);
  }

  meetSoon(ids: readonly Id[]): void {
    const { view } = this.store.getState();
    const unknown = ids.filter((id) => view?.control.participants[id] === undefined);
    if (this.#crowd > 0) this.#peopleLookup.want(unknown, this.#crowd);
  }

  acquaint(people: readonly Participant[]): void {
    this.#set((state) => ({ ...state, ...(state.view && { view: acquainted(state.view, understoodPeople(people)) }) }));
  }

  seen(to: Addressee): void {
    const timestamp = unseenIn(this.store.getState(), to);
    if (timestamp === undefined) return;
    this.#set((state) => folded(state, LastSeen.event(to, timestamp)));
    this.#lastSeen.until(to, timestamp);
  }

  /** While the newest messages of a conversation are on the screen, later ones count as seen when they come. */
  watch(to: Addressee): () => void {
    this.#watched = to;
    this.seen(to);
    return () => {
      if (this.#watched === to) this.#watched = undefined;
    };
  }

  async readOlder(to: Addressee): Promise<void> {
    const key = keyOf(to);
    const { view, older } = this.store.getState();
    const conversation = view?.chat.conversations[key];
    if (!view || !conversation || conversation.complete || older[key] === "loading") return;
    this.#older(key, "loading");
    const before = conversation.messages[0]?.id;
    const read = () => this.#readPage({ room_id: view.room.id, ...to, before });
    try {
      const { page, withNews } = await overtaken((listener) => this.listen(listener), read);
      const stillThere = this.store.getState().view?.chat.conversations[key]?.messages[0]?.id === before;
      this.#set((state) =>
        stillThere && state.view ? { ...state, view: withNews(withOlder(state.view, to, page)) } : state,
      );
      this.#older(key, undefined);
      this.meetSoon(page.messages.flatMap(({ source, mentions = [] }) => [source, ...mentions]));
    } catch {
      this.#older(key, "failed");
    }
  }

  async messages(ids: Id[]) {
    return (await patiently(() => this.#client.chat.messages.query({ room_id: this.entry.room_id, ids }))).messages;
  }

  listen(listener: Listener): () => void {
    return this.#news.listen(listener);
  }

  join(): void {
    this.#connection({ state: "connecting" });
    this.#subscription.begin();
  }

  /** Keeps in the browser what the server has not answered; a page that goes asks for it. */
  settle(): void {
    this.#lastSeen.settle();
  }

  leave(): void {
    this.#subscription.end();
    this.#pause();
    this.settle();
    this.#disk.close();
    this.#peopleLookup.end();
    this.#pins.end();
    this.typing.end();
  }

  get #crowd(): number {
    return this.store.getState().view?.control.count ?? 0;
  }

  #pause(): void {
    this.#outbox.pause();
    this.#outgoing.pause();
  }

  #connection(connection: Connection): void {
    this.#pause();
    this.#set((state) => ({ ...state, connection }));
  }

  #receive(envelope: Envelope): void {
    this.#arrived.push(envelope);
    if (isJoinSuccess(envelope)) void this.#closeGap(envelope);
    this.#drawSoon();
  }

  /** A fresh state that does not reach back to the messages on screen waits for those in between. */
  async #closeGap(fresh: JoinedEnvelope): Promise<void> {
    const { view, open } = this.store.getState();
    if (!view || this.#isClosingGap || !hasGap(view, fresh, open)) return;
    this.#isClosingGap = true;
    const readPage = (before: string) => this.#readPage({ room_id: view.room.id, ...open, before });
    const closed = await closeGap(view, fresh, open, readPage).catch(() => fresh);
    this.#arrived = this.#arrived.map((it) => (it === fresh ? closed : it));
    this.#isClosingGap = false;
    this.#drawSoon();
  }

  async #readPage(asked: Parameters<Client["chat"]["history"]["query"]>[0]): Promise<HistoryPage> {
    const page = await patiently(() => this.#client.chat.history.query(asked));
    return { ...page, participants: understoodPeople(page.participants) };
  }

  #drawSoon(): void {
    if (this.#drawing !== undefined) return;
    this.#draw();
    this.#drawing = setTimeout(() => {
      this.#drawing = undefined;
      this.#draw();
    }, FRAME_MS);
  }

  #draw(): void {
    const arrived = this.#arrived;
    if (arrived.length === 0 || this.#isClosingGap) return;
    this.#arrived = [];
    const to = this.#watched;
    const state = arrived.reduce((before, envelope) => this.#fold(before, envelope), this.store.getState());
    const seen = to && unseenIn(state, to);
    this.#set(() => (to && seen ? folded(state, LastSeen.event(to, seen)) : state));
    if (to && seen) this.#lastSeen.until(to, seen);
    for (const envelope of arrived) this.#after(envelope);
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
    if (isOwnDeed(payload) && sent !== undefined) this.#outgoing.settle(sent, payload.id);
    if (isArrival(envelope)) {
      this.#outbox.resume();
      if (view) this.#outgoing.arrive(view.self.id);
      if (view && isJoinSuccess(envelope) && isFirstJoin(envelope.payload)) this.#lastSeen.all(view);
    }
    this.#news.tell(envelope);
    if (view) this.meetSoon(isArrival(envelope) ? strangers(view) : participantsIn(envelope));
    if (payload.message === "update" || isArrival(envelope)) this.#fillGainedGroups();
  }

  #fillGainedGroups(): void {
    for (const { to, messages, complete } of Object.values(this.store.getState().view?.chat.conversations ?? {})) {
      if (to.scope === "group" && messages.length === 0 && !complete) void this.readOlder(to);
    }
  }

  #older(key: string, state: "loading" | "failed" | undefined): void {
    this.#set(({ older: { [key]: _, ...others }, ...rest }) => ({
      ...rest,
      older: state ? { ...others, [key]: state } : others,
    }));
  }

  #set(change: (state: SessionState) => SessionState): void {
    this.store.setState(change, true);
  }
}

/** The time of the newest message of a conversation, where others' messages are unread. */
function unseenIn({ view, connection }: SessionState, to: Addressee): Timestamp | undefined {
  const conversation = view?.chat.conversations[keyOf(to)];
  if (!view || !conversation || unread(conversation, view.self.id) === 0) return undefined;
  if (connection.state === "refused" || connection.state === "ended") return undefined;
  return conversation.messages.at(-1)?.timestamp;
}
