import type {
  Addressee,
  ChatState,
  Filters,
  Id,
  MessagesState,
  ModerationShown,
  Resumed,
  StoredMessage,
  Timestamp,
} from "../../src/protocol";
import { sees } from "../../src/room/audience";
import { isMuted } from "../../src/room/base/mute";
import { NOTHING_REVIEWED } from "../../src/room/base/reviewed";
import type { Happening, Invitation, Member, Room } from "../../src/room/base/room";
import { shownSettings } from "../../src/room/base/settings";
import { seesMessage, type Viewer } from "../../src/room/base/viewer";
import { conversationOf } from "../../src/room/chat/exchange";
import { chatSwitch } from "../../src/room/chat/switch";
import { handOf, participantOf } from "../../src/room/control/members";
import { NOBODY_RESTRICTED } from "../../src/room/moderation/restricted";
import { withoutEnded } from "../../src/room/moderation/view";
import { evolve } from "../../src/room/namespaces";
import { evolveReview, NOTHING_TO_REVIEW } from "../../src/room/review/review";
import { roomRules } from "../../src/room/rules/rules";
import { keyOf } from "../../src/room/view";
import { Archive, withReactions } from "./archive";

/** The room of a rehearsal, and what its participants read of it. */
export class RehearsedRoom {
  readonly archive = new Archive();
  readonly #seen = new Map<string, string>();
  #state: Room;

  constructor(members: readonly Member[]) {
    this.#state = {
      id: "70077007-0000-4000-8000-000000000000",
      title: "Weekly",
      states: new Map(),
      messages: new Map(),
      pins: new Map(),
      redeemed: new Map(),
      written: new Map(members.map(({ id }) => [id, []])),
      review: NOTHING_REVIEWED,
      restricted: NOBODY_RESTRICTED,
      strangers: new Map(),
      here: members.length,
      members: new Map(members.map((it) => [it.id, it])),
    };
  }

  get state(): Room {
    return this.#state;
  }

  keep(event: Happening, timestamp: Timestamp): void {
    const { payload } = event;
    // A rehearsal tells nothing of presence.
    if (payload.message === "left") return;
    const room = this.archive.keep(evolve(this.#state, event), event, timestamp);
    const shown = evolveReview(room.review.shown ?? NOTHING_TO_REVIEW, { ...event, timestamp });
    const restricted = { ...(room.restricted ?? NOBODY_RESTRICTED), ...(room.filters && wordsOf(room.filters)) };
    this.#state = { ...room, restricted, review: { ...room.review, shown } };
    if (payload.message === "set_last_seen_timestamp")
      this.#seen.set(`${event.to} ${keyOf(payload)}`, payload.timestamp);
  }

  /** Somebody who has to be let in comes to the door. */
  waits(id: Id, since: Timestamp): void {
    this.#change({ ...this.member(id), waits: { isAccepted: false, isStranger: false, since } });
  }

  /** Somebody came by an invitation. */
  redeems(id: Id, invitation: Invitation): void {
    this.#state = { ...this.#state, redeemed: new Map(this.#state.redeemed).set(id, [invitation]) };
  }

  admits(id: Id): void {
    const { waits: _, ...member } = this.member(id);
    this.#change(member);
  }

  #change(member: Member): void {
    this.#state = { ...this.#state, members: new Map(this.#state.members).set(member.id, member) };
  }

  member(id: Id): Member {
    const member = this.#state.members.get(id);
    if (member === undefined) throw new Error(`nobody is ${id}`);
    return member;
  }

  viewer(id: Id): Viewer {
    const { role, groups, visible_from } = this.member(id);
    return { id, role, groups, visible_from };
  }

  /** The message that waits since the latest. */
  get newestHeld(): Id {
    const newest = [...this.#state.review.held.keys()].at(-1);
    if (newest === undefined) throw new Error("nothing waits");
    return newest;
  }

  /** The latest report. */
  get newestReport(): Id {
    const newest = [...this.#state.review.reports.keys()].at(-1);
    if (newest === undefined) throw new Error("nothing is reported");
    return newest;
  }

  /** All messages of a participant's conversations. */
  visibleTo(who: Id): StoredMessage[] {
    const viewer = this.viewer(who);
    return this.archive.all.filter((it) => seesMessage(viewer, it, 0));
  }

  /** The messages with a word that a participant may read, newest first. */
  found(who: Id, term: string): StoredMessage[] {
    const hits = this.visibleTo(who).filter(({ content }) => content.includes(term));
    return this.read(who, hits).sort((one, other) => (one.timestamp < other.timestamp ? 1 : -1));
  }

  /** An event as a replay tells it; `undefined` for what has nothing to tell any more. */
  replayed(event: Happening): Happening | undefined {
    return this.archive.replayed(event, (id) => this.#state.review.held.has(id));
  }

  /** Messages as a participant reads them. */
  read(who: Id, messages: readonly StoredMessage[]): StoredMessage[] {
    return messages.map((message) => withReactions(this.#state, who, message));
  }

  reactionsFor(who: Id) {
    const visible = this.visibleTo(who).filter(({ deleted_at }) => deleted_at === undefined);
    return this.read(who, visible).map(({ id, reactions = [] }) => ({ id, reactions }));
  }

  /** The pins that a participant sees: of one conversation, or of all. */
  pinnedFor(who: Id, now: Timestamp, conversation?: string) {
    return this.archive.pinned({ room: this.#state, now }, this.viewer(who), conversation);
  }

  /** @param limit the longest history of a conversation */
  snapshotFor(who: Id, now: Timestamp, limit: number) {
    const member = this.member(who);
    const { id, display_name, role, is_room_owner, groups, muted } = member;
    const recent = (to: Addressee) => this.read(who, this.archive.of(conversationOf(who, to)).slice(-limit));
    const global = this.#seen.get(`${who} global`);
    const others = [...this.#state.members.keys()];
    const chat: ChatState = {
      ...chatSwitch.of(this.#state),
      ...(muted !== undefined && isMuted({ muted }, now) && { muted }),
      room_history: recent({ scope: "global" }),
      groups_history: groups.map((name) => ({ name, history: recent({ scope: "group", target: name }) })),
      private_history: others
        .map((target) => ({ correspondent: target, history: recent({ scope: "private", target }) }))
        .filter(({ history }) => history.length > 0),
      ...(global && { last_seen_timestamp_global: global }),
      last_seen_timestamps_private: {},
      last_seen_timestamps_group: {},
    };
    return {
      ...({ message: "join_success", id, display_name, role, is_room_owner, ...handOf(member) } as const),
      room_info: { id: this.#state.id, title: this.#state.title },
      module_data: {
        ...{ chat, messages: this.#messagesFor(this.member(who), now), rules: roomRules.of(this.#state) },
        moderation: this.#moderationFor(member, now),
      },
      participants: [...this.#state.members.values()].filter((it) => it.id !== who).map(participantOf),
    };
  }

  /** A return, in place of a snapshot. */
  resumedFor({ id, module_data, ...snapshot }: ReturnType<RehearsedRoom["snapshotFor"]>, missed: number): Resumed {
    const { room_history: _, groups_history: __, private_history: ___, ...chat } = module_data.chat;
    const { message: ____, room_info: _____, ...own } = snapshot;
    const messages = { reactions: this.reactionsFor(id) };
    return { ...own, id, message: "resumed", missed, module_data: { chat, rules: module_data.rules, messages } };
  }

  #messagesFor({ id, role }: Member, now: Timestamp): MessagesState {
    const { shown = NOTHING_TO_REVIEW } = this.#state.review;
    const pinned = this.pinnedFor(id, now);
    if (role === "moderator") return { pinned, ...shown };
    const held = shown.held.filter(({ source }) => source === id).map(({ because: _, ...message }) => message);
    return { pinned, ...(held.length > 0 && { held }) };
  }

  #moderationFor({ role, name_is_given }: Member, now: Timestamp): ModerationShown {
    const shown = role === "moderator" ? withoutEnded(this.#state.restricted, now) : undefined;
    return { ...(shown ?? shownSettings(this.#state)), ...(name_is_given && { name_is_given }) };
  }

  /** Whether the owner's log shows an event. */
  isInLog(event: Happening): boolean {
    const owner = [...this.#state.members.values()].find((it) => it.is_room_owner);
    return event.payload.message === "role_updated" || (owner !== undefined && sees(this.viewer(owner.id), event));
  }
}

function wordsOf({ words, on_match }: Filters): { readonly filters: Filters } {
  return { filters: { words: [...words], on_match } };
}
