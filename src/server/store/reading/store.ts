import type {
  HistoryInput,
  HistoryPage,
  Id,
  LogInput,
  LogPage,
  MessagesInput,
  ParticipantsInput,
  ParticipantsPage,
  ReactorsInput,
  ReactorsPage,
  ReviewResult,
  StoredMessage,
} from "../../../protocol";
import type { Member } from "../../../room/base/room";
import type { Stateful } from "../../../room/base/small-state";
import type { Viewer } from "../../../room/base/viewer";
import { namedIn } from "../../../room/chat/events";
import { conversationOf } from "../../../room/chat/exchange";
import { admitted, refuse } from "../../kit/bad-request";
import type { Config } from "../../kit/config";
import { Turns } from "../../kit/event-loop";
import { PARALLEL_READS, REPLAY_EVENTS, ROOM_INVITATIONS } from "../../kit/limits";
import type { Spend } from "../../limits/budget";
import type { RoomRow } from "../database/commit-rows";
import type { Database } from "../database/database";
import type { Range } from "../database/read-rows";
import { UNLISTED } from "../tables/listed-invites";
import { memberOf } from "../tables/rows";
import { checkReadable, newest } from "./histories";
import { logPage } from "./log";
import { joinedData, pinnedIn } from "./module-data";
import { PresenceCache } from "./presence-cache";
import { reactorsOf, seenMessages, withReactions } from "./reactions";
import { resumption } from "./resumption";
import { peopleOf, rosterPage } from "./roster";
import { durableEvents, passingEvents, type Stretch } from "./sequence";
import { weightOf, weightOfEvents, weightOfRows } from "./weight";

export type Mark = { number: number; passing: number };
/** `waiting` in place of `member`: the identity has to be let in. */
export type Door = {
  readonly room: RoomRow | undefined;
  readonly member: Member | undefined;
  readonly waiting: Member | undefined;
};
type Looking = {
  readonly room_id: Id;
  readonly participant_id: Id;
  /** Called just before the read, which sees all commits up to then. */
  readonly onRead: () => void;
  readonly spend: Spend;
};

type Limits = Pick<Config, "HISTORY_LIMIT" | "RESUME_LIMIT" | "PRESENCE_LIST_LIMIT">;

/** Writes go through {@link Lanes}. No read waits for a write. */
export class Store {
  readonly #database: Database;
  readonly #historyLimit: number;
  readonly #resumeLimit: number;
  readonly #turns: Turns;
  readonly #present: PresenceCache;

  constructor(database: Database, { HISTORY_LIMIT, RESUME_LIMIT, PRESENCE_LIST_LIMIT }: Limits) {
    this.#database = database;
    this.#historyLimit = HISTORY_LIMIT;
    this.#resumeLimit = RESUME_LIMIT;
    this.#present = new PresenceCache(PRESENCE_LIST_LIMIT);
    this.#turns = new Turns(database.isShared ? PARALLEL_READS : 1);
  }

  /**
   * The room and the participant are always both looked up, so that the time of a refusal does not reveal whether a
   * room exists. Refuses an identity that is banned.
   */
  async door(room_id: Id, identity: Id): Promise<Door> {
    const { readRows } = this.#database;
    const [room, row] = await Promise.all([readRows.room(room_id), readRows.participantOf(room_id, identity)]);
    const found = row && memberOf(row);
    const member = admitted(found);
    return { room, member, waiting: member === undefined ? found : undefined };
  }

  async stateful(room_id: Id): Promise<Stateful> {
    return { states: await this.#database.readRows.smallStates(room_id) };
  }

  invite(code: string) {
    return this.#database.readRows.invite(code);
  }

  async invitesOf(room_id: Id, spend: Spend) {
    const newest = await this.#database.read.invite.findMany({
      where: { room_id, created_at: { gt: UNLISTED } },
      orderBy: [{ created_at: "desc" }, { code: "desc" }],
      take: ROOM_INVITATIONS,
    });
    spend(weightOf(newest.map(({ groups, label, code }) => ({ content: `${groups}${label ?? ""}${code}` }))));
    return newest.reverse();
  }

  hasPresented(participant_id: Id, code: string): Promise<boolean> {
    return this.#database.readRows.hasPresented(participant_id, code);
  }

  /** Refuses an identity that is banned. */
  async member(room_id: Id, identity: Id): Promise<Member | undefined> {
    const row = await this.#database.readRows.participantOf(room_id, identity);
    return admitted(row && memberOf(row));
  }

  /** The room as a participant sees it at one moment, and the number up to which it is complete. */
  snapshot(looking: Looking) {
    return this.#turns.take(() => this.#snapshot(looking));
  }

  #snapshot({ room_id, participant_id, onRead, spend }: Looking) {
    return this.#database.snapshot(async (rows) => {
      onRead();
      const room = (await rows.room(room_id)) ?? refuse("not_found");
      const row = (await rows.participant(participant_id)) ?? refuse("not_found");
      const self = admitted(memberOf(row)) ?? refuse("not_found");
      const { module_data, named } = await joinedData({ rows, room, self, spend }, this.#historyLimit);
      const people = await this.#present.shownTo(rows, self.id, { room, named });
      spend(weightOfRows(people.participants.length));
      const mark: Mark = { number: room.head, passing: room.passing };
      return { mark, timestamp: room.clock, title: room.title, self, module_data, people };
    });
  }

  resumption({ onRead, ...looking }: Looking & { readonly after: number }) {
    const resuming = { ...looking, limit: this.#resumeLimit };
    return this.#turns.take(() =>
      this.#database.snapshot((rows) => {
        onRead();
        return resumption(rows, this.#present, resuming);
      }),
    );
  }

  async replay(range: Omit<Range, "limit">, spend: Spend): Promise<Stretch> {
    const limited = { ...range, limit: REPLAY_EVENTS };
    const stretch = await this.#turns.take(() => durableEvents(this.#database.readRows, limited));
    spend(weightOfEvents(stretch.events));
    return stretch;
  }

  async since(room_id: Id, { number, passing }: Mark) {
    const { read, readRows } = this.#database;
    // The room first: the later reads see everything that its row counts.
    const room = (await readRows.room(room_id)) ?? refuse("not_found");
    const { events, upTo } = await durableEvents(readRows, {
      room_id,
      after: number,
      upTo: room.head,
      limit: REPLAY_EVENTS,
    });
    const isAll = upTo === room.head;
    // Passing events bear the room's time, so all earlier events have to come first.
    const range = { room_id, after: passing, upTo: isAll ? room.passing : passing };
    const happened = range.upTo > passing ? await passingEvents({ tx: read, rows: readRows }, range, room) : [];
    const mark: Mark = { number: upTo, passing: range.upTo };
    return { events: [...events, ...happened], mark, isAll };
  }

  async marks(room_ids: readonly Id[]): Promise<(Mark & { id: Id })[]> {
    const rows = await this.#database.read.room.findMany({
      where: { id: { in: [...room_ids] }, removed_at: null },
      select: { id: true, head: true, passing: true },
    });
    return rows.map(({ id, head, passing }) => ({ id, number: head, passing }));
  }

  /** Refuses a conversation that the participant may not see. */
  async history(self: Member, input: HistoryInput, spend: Spend): Promise<HistoryPage> {
    const page = await this.#turns.take(() => this.#history(self, input));
    // An empty page costs the lookup.
    spend(weightOf([...page.messages, ...(page.pinned ?? [])]) + weightOfRows(page.participants.length + 1));
    return page;
  }

  async #history(self: Member, input: HistoryInput): Promise<HistoryPage> {
    const { readRows } = this.#database;
    const { room_id } = input;
    const { visible_from: from } = self;
    await checkReadable(readRows, { room_id, self, to: input });
    const conversation = conversationOf(self.id, input);
    const before =
      input.before === undefined ? undefined : await this.#numberOf(self, { room_id, conversation, id: input.before });
    const found = await newest(readRows, { room_id, conversation, from, before, limit: input.limit + 1 });
    const messages = await withReactions(readRows, self.id, found.slice(-input.limit));
    const seen = await readRows.lastSeenIn(self.id, conversation);
    const pinned = before === undefined ? await pinnedIn(readRows, { room_id, conversation, from }) : [];
    const named = [...[...messages, ...pinned].flatMap(namedIn), ...(input.scope === "private" ? [input.target] : [])];
    const people = await peopleOf(readRows, room_id, named);
    return {
      messages,
      complete: found.length <= input.limit,
      participants: people.filter(({ id, module_data }) => id !== self.id && module_data.control.left_at !== undefined),
      ...(pinned.length > 0 && { pinned }),
      ...(seen !== undefined && { last_seen_timestamp: seen }),
    };
  }

  async messages(identity: Id, { room_id, ids }: MessagesInput, spend: Spend): Promise<StoredMessage[]> {
    if ((await this.member(room_id, identity)) === undefined) refuse("not_found");
    const rows = await this.#turns.take(() => this.#database.readRows.messagesBy(room_id, ids));
    // Judged by the participant after the read, which may include messages from after the removal from a group.
    const self = (await this.member(room_id, identity)) ?? refuse("not_found");
    const seen = await seenMessages(this.#database.readRows, self, rows);
    spend(weightOf(seen) + weightOfRows(ids.length));
    return seen;
  }

  /** Refuses a message that the identity's participant may not see. */
  async reactors(identity: Id, input: ReactorsInput, spend: Spend): Promise<ReactorsPage> {
    if ((await this.member(input.room_id, identity)) === undefined) refuse("not_found");
    const { isSeenBy, page } = await this.#turns.take(() => reactorsOf(this.#database.readRows, input));
    const self = (await this.member(input.room_id, identity)) ?? refuse("not_found");
    spend(weightOfRows(page.participants.length + 1));
    return isSeenBy(self) ? page : refuse("unknown_message");
  }

  async participants(input: ParticipantsInput, spend: Spend): Promise<ParticipantsPage> {
    const page = await rosterPage(this.#database, input);
    // A search scans the names of all participants.
    const looked = input.query ? page.participant_count / 8 : 0;
    spend(weightOfRows(page.participants.length + looked));
    return page;
  }

  /** The texts of messages before the moderators. */
  async review({ room_id, ids }: MessagesInput, spend: Spend): Promise<ReviewResult> {
    const texts = await this.#turns.take(() => this.#database.readRows.reviewTexts(room_id, ids));
    spend(weightOf(texts) + weightOfRows(ids.length));
    return { texts };
  }

  /** A page of the log as a viewer may see it. */
  log(viewer: Viewer, input: LogInput, spend: Spend): Promise<LogPage> {
    return logPage(this.#database, viewer, input, spend);
  }

  async #numberOf(
    { visible_from }: Member,
    { room_id, conversation, id }: { readonly room_id: Id; readonly conversation: string; readonly id: Id },
  ): Promise<number> {
    const row = await this.#database.readRows.placeOf(room_id, id);
    const isSeen = row?.conversation === conversation && row.number >= visible_from;
    return isSeen ? row.number : refuse("unknown_message");
  }
}
