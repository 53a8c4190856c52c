import {
  type Command,
  type Envelope,
  type Id,
  type JoinSuccess,
  microsecondsAfter,
  type Resumed,
  type Timestamp,
  timestampAt,
} from "../../protocol";
import { sees } from "../audience";
import type { Decision, Happening, Member, Room } from "../base/room";
import { shownSettings } from "../base/settings";
import { justSent } from "../chat/decide";
import { conversationOf } from "../chat/exchange";
import { handOf, participantOf } from "../control/members";
import { decide, evolve as evolveRoom, shownStates } from "../namespaces";
import { begin, evolve, type View, withOlder, withPinned } from "../view";
import { roomOf } from "./cast";
import { Missed } from "./missed";
import { Stored } from "./stored";

/**
 * A room on which the rules are played through, with a view for each person. A view is built from single events, and
 * can be compared with a fresh join.
 */
export class Stage {
  room: Room;
  readonly views = new Map<Id, View>();
  readonly #stored = new Stored();
  readonly #missed = new Map<Id, Missed>();
  #clock = Date.parse("2026-01-13T12:00:00.000000Z");
  #count = 0;

  constructor(members?: readonly Member[]) {
    this.room = roomOf(members);
    for (const id of this.room.members.keys()) this.views.set(id, begin(this.snapshotFor(id)));
  }

  /** Carries out a command, and shows the events to the present people who may see them. */
  does(who: Member, command: Command): Decision {
    const now = this.#tick();
    if (command.payload.action === "send_message") this.#count += 1;
    const decision = decide(command, { room: this.room, by: this.member(who.id), new_id: this.#newId(), now });
    if (decision.kind !== "accepted") return decision;
    for (const [index, event] of decision.events.entries()) {
      const timestamp = microsecondsAfter(now, index);
      this.room = this.#withSent(evolveRoom(this.room, event), event, timestamp);
      this.#stored.keep(event, timestamp);
      this.#show(event, timestamp);
    }
    return decision;
  }

  leaves(who: Member): void {
    const left_at = this.#tick();
    this.#change({ ...this.member(who.id), left_at });
    this.#show({ namespace: "control", payload: { message: "left", id: who.id, reason: "quit" } }, left_at);
  }

  returns(who: Member): void {
    this.#return(who);
    this.views.set(who.id, begin(this.snapshotFor(who.id), this.viewOf(who.id)));
  }

  isAway(who: Member): boolean {
    return this.#missed.has(who.id);
  }

  /** Breaks a connection unnoticed. */
  drops(who: Member): void {
    this.#missed.set(who.id, new Missed(this.member(who.id)));
  }

  /** Restores a connection: with the missed events, or afresh where these are not enough. */
  resumes(who: Member): void {
    const missed = this.#missed.get(who.id);
    if (missed === undefined) throw new Error(`${who.display_name} was not away`);
    this.#missed.delete(who.id);
    if (this.member(who.id).left_at !== undefined) this.#return(who);
    const { participants, ...first } = this.#firstFor(who.id);
    if (!missed.canBeTold(this.member(who.id))) {
      this.views.set(who.id, this.#withGained(evolve(this.viewOf(who.id), this.snapshotFor(who.id))));
      return;
    }
    const resumed: Resumed = {
      ...first,
      message: "resumed",
      missed: missed.events.length,
      module_data: {
        ...shownStates({ room: this.room, self: this.member(who.id) }),
        chat: first.module_data.chat,
        messages: { reactions: this.#stored.reactionsFor(this.room, this.member(who.id)) },
      },
      participants: participants.filter(
        ({ id, module_data }) => module_data.control.left_at === undefined || missed.names(id),
      ),
    };
    const timestamp = timestampAt(this.#clock);
    this.#see(who.id, { namespace: "control", payload: resumed, timestamp });
    for (const event of missed.events) this.#see(who.id, event);
  }

  member(id: Id): Member {
    const member = this.room.members.get(id);
    if (member === undefined) throw new Error(`nobody is ${id}`);
    return member;
  }

  viewOf(id: Id): View {
    const view = this.views.get(id);
    if (view === undefined) throw new Error(`${id} sees nothing`);
    return view;
  }

  /** The room's clock. */
  get now(): Timestamp {
    return timestampAt(this.#clock);
  }

  /** A fresh join's view, from the state alone. */
  snapshotFor(id: Id): Envelope & { payload: JoinSuccess } {
    const room_info = { id: this.room.id, title: this.room.title };
    return {
      namespace: "control",
      timestamp: timestampAt(this.#clock),
      payload: { ...this.#firstFor(id), message: "join_success", room_info },
    };
  }

  #firstFor(id: Id) {
    const member = this.member(id);
    const { display_name, role, is_room_owner } = member;
    const chat = this.#stored.chatFor(this.room, member);
    const pinned = this.#stored.pinnedFor(this.room, member, this.now);
    return {
      id,
      display_name,
      role,
      is_room_owner,
      ...handOf(member),
      module_data: {
        ...shownStates({ room: this.room, self: member }),
        chat,
        messages: { pinned },
        moderation: shownSettings(this.room),
      },
      participants: [...this.room.members.values()].filter((it) => it.id !== id).map(participantOf),
    };
  }

  /** The stage knows every message, where a server loads those of its commands. */
  #withSent(room: Room, { payload }: Happening, timestamp: Timestamp): Room {
    if (payload.message !== "message_sent") return room;
    return { ...room, messages: new Map(room.messages).set(payload.id, justSent(payload, { timestamp, number: 0 })) };
  }

  /** Shows an event twice to each person: the second time must change nothing. */
  #show(event: Happening, timestamp: Timestamp): void {
    for (const { id, role, groups, visible_from, left_at } of this.room.members.values()) {
      const missed = this.#missed.get(id);
      if (!sees({ id, role, groups, visible_from }, event)) continue;
      const envelope = { ...event, timestamp } as Envelope;
      if (missed !== undefined) missed.note(envelope);
      else if (left_at === undefined) this.#see(id, envelope);
    }
  }

  #see(id: Id, envelope: Envelope): void {
    const once = evolve(this.viewOf(id), envelope);
    const twice = evolve(once, envelope);
    if (JSON.stringify(once) !== JSON.stringify(twice)) throw new Error(`applied twice: ${JSON.stringify(envelope)}`);
    this.views.set(id, this.#withGained(once));
  }

  /** Loads the histories of newly gained groups, and the messages of pins, as a client does. */
  #withGained(view: View): View {
    const asked = view.pins.flatMap(({ id, message }) => (message === undefined ? [id] : []));
    const gained = Object.values(view.chat.conversations).filter((it) => it.to.scope === "group" && !it.complete);
    const member = this.member(view.self.id);
    const pageOf = (conversation: string) => this.#stored.pageFor(this.room, member, conversation, this.now);
    return gained.reduce(
      (seen, { to }) => withOlder(seen, to, pageOf(conversationOf(member.id, to))),
      asked.length > 0 ? withPinned(view, asked, this.#stored.visibleTo(member)) : view,
    );
  }

  #return(who: Member): void {
    const joined_at = this.#tick();
    const member = { ...this.member(who.id), joined_at, left_at: undefined };
    this.#change(member);
    this.#show({ namespace: "control", payload: { message: "joined", ...participantOf(member) } }, joined_at);
  }

  #change(member: Member): void {
    this.room = { ...this.room, members: new Map(this.room.members).set(member.id, member) };
  }

  #tick(): Timestamp {
    this.#clock += 1000;
    return timestampAt(this.#clock);
  }

  /** The id of the nth message that somebody tries to send. */
  #newId(): Id {
    return `1b4e28ba-0000-4000-8000-${String(this.#count).padStart(12, "0")}`;
  }
}
