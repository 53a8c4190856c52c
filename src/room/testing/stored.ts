import type { ChatState, HistoryPage, Id, PinnedMessage, Reactions, StoredMessage, Timestamp } from "../../protocol";
import type { Happening, Member, Room } from "../base/room";
import { seesMessage } from "../base/viewer";
import { conversationOf } from "../chat/exchange";
import { chatSwitch } from "../chat/switch";
import { countsOf, edited, reactionsOf, tombstone } from "../messages/known";
import { keyOf } from "../view";
import { pinnedIn } from "./pinned";

/** The messages, pins and read markers of a room as a server stores them, and what each participant reads of them. */
export class Stored {
  #messages: StoredMessage[] = [];
  readonly #pinnedAt = new Map<Id, Timestamp>();
  readonly #lastSeen = new Map<string, Timestamp>();

  keep(event: Happening, timestamp: Timestamp): void {
    const { payload } = event;
    if (payload.message === "message_sent") {
      const { message: _, ...message } = payload;
      this.#messages.push({ ...message, timestamp });
    }
    if (payload.message === "message_edited") {
      const { content, edited_at, edits } = payload;
      this.#change(payload.id, (it) => edited(it, { content, edited_at, edits }));
    }
    if (payload.message === "message_deleted") {
      const { id, issued_by: by, reason } = payload;
      this.#change(id, (it) => tombstone(it, { at: timestamp, by, reason }));
    }
    if (payload.message === "message_pinned") this.#pinnedAt.set(payload.id, timestamp);
    if (payload.message === "history_cleared")
      this.#messages = this.#messages.filter(({ scope }) => scope !== "global");
    if (payload.message === "set_last_seen_timestamp")
      this.#lastSeen.set(`${event.to} ${keyOf(payload)}`, payload.timestamp);
  }

  visibleTo(member: Member): StoredMessage[] {
    return this.#messages.filter((message) => seesMessage(member, message, 0));
  }

  /** The chat's part of a fresh join. */
  chatFor(room: Room, member: Member): ChatState {
    const { id, groups } = member;
    const seen = (conversation: string) => this.#lastSeen.get(`${id} ${conversation}`);
    const visible = this.visibleTo(member).map((message) => withReactions(room, message, id));
    const correspondents = [...room.members.keys()].filter((other) => visible.some(isBetween(id, other)));
    const global = seen("global");
    const known = (of: readonly string[], scope: "group" | "private") =>
      Object.fromEntries(
        of.flatMap((target) => [[target, seen(keyOf({ scope, target }))]]).filter(([, at]) => at !== undefined),
      );
    return {
      ...chatSwitch.of(room),
      room_history: visible.filter(({ scope }) => scope === "global"),
      groups_history: groups.map((name) => ({
        name,
        history: visible.filter((it) => it.scope === "group" && it.target === name),
      })),
      private_history: correspondents.map((other) => ({
        correspondent: other,
        history: visible.filter(isBetween(id, other)),
      })),
      ...(global && { last_seen_timestamp_global: global }),
      last_seen_timestamps_private: known([...room.members.keys()], "private"),
      last_seen_timestamps_group: known(groups, "group"),
    };
  }

  /** All reactions that somebody ever gave, as if all had changed meanwhile. */
  reactionsFor(room: Room, member: Member) {
    return this.visibleTo(member)
      .filter(({ deleted_at }) => deleted_at === undefined)
      .map(({ id }) => ({ id, reactions: reactionsTo(room, id, member.id) }));
  }

  pinnedFor(room: Room, member: Member, now: Timestamp): PinnedMessage[] {
    return pinnedIn({ room, messages: this.#messages, pinnedAt: this.#pinnedAt, now }, member);
  }

  /** The whole of a conversation, as one page. */
  pageFor(room: Room, member: Member, conversation: string, now: Timestamp): HistoryPage {
    const last_seen_timestamp = this.#lastSeen.get(`${member.id} ${conversation}`);
    const isHere = (message: StoredMessage) => conversationOf(message.source, message) === conversation;
    const messages = this.#messages.filter(isHere).map((message) => withReactions(room, message, member.id));
    const pinned = this.pinnedFor(room, member, now).filter(isHere);
    return { messages, pinned, complete: true, participants: [], ...(last_seen_timestamp && { last_seen_timestamp }) };
  }

  #change(id: Id, change: (message: StoredMessage) => StoredMessage): void {
    this.#messages = this.#messages.map((it) => (it.id === id ? change(it) : it));
  }
}

function withReactions(room: Room, message: StoredMessage, viewer: Id): StoredMessage {
  const reactions = reactionsTo(room, message.id, viewer);
  return reactions.length > 0 ? { ...message, reactions } : message;
}

function reactionsTo(room: Room, message_id: Id, viewer: Id): Reactions {
  const reactions = room.messages.get(message_id)?.reactions ?? new Map();
  const own = reactionsOf(reactions, viewer);
  return countsOf(reactions).map((it) => ({ ...it, ...(own.includes(it.reaction) && { mine: true as const }) }));
}

function isBetween(one: Id, other: Id) {
  return (message: StoredMessage) =>
    message.scope === "private" &&
    conversationOf(message.source, message) === conversationOf(one, { scope: "private", target: other });
}
