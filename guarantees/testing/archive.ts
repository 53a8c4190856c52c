import type { Id, StoredMessage, Timestamp } from "../../src/protocol";
import type { KnownMessage } from "../../src/room/base/message";
import type { Happening, Room } from "../../src/room/base/room";
import type { Viewer } from "../../src/room/base/viewer";
import { justSent } from "../../src/room/chat/decide";
import { conversationOf } from "../../src/room/chat/exchange";
import { countsOf, edited, reactionsOf, tombstone } from "../../src/room/messages/known";
import { pinnedIn } from "../../src/room/testing/pinned";

/** The messages of a rehearsal's room, as they stand now. */
export class Archive {
  readonly #conversations = new Map<string, StoredMessage[]>();
  readonly #pinnedAt = new Map<Id, Timestamp>();

  get conversations(): ReadonlyMap<string, readonly StoredMessage[]> {
    return this.#conversations;
  }

  get all(): readonly StoredMessage[] {
    return [...this.#conversations.values()].flat();
  }

  of(conversation: string): readonly StoredMessage[] {
    return this.#conversations.get(conversation) ?? [];
  }

  /** The pins that a viewer sees: of one conversation, or of all. */
  pinned({ room, now }: { readonly room: Room; readonly now: Timestamp }, viewer: Viewer, conversation?: string) {
    const all = [...this.#conversations].flatMap(([key, messages]) => ((conversation ?? key) === key ? messages : []));
    return pinnedIn({ room, messages: all, pinnedAt: this.#pinnedAt, now }, viewer);
  }

  find(id: Id): StoredMessage | undefined {
    for (const messages of this.#conversations.values()) {
      const found = messages.findLast((it) => it.id === id);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Keeps what an event changes; returns the room with the messages that decisions can be about. */
  keep(room: Room, { payload }: Happening, timestamp: Timestamp): Room {
    switch (payload.message) {
      case "message_sent": {
        const { message: _, ...message } = payload;
        const conversation = conversationOf(payload.source, payload);
        const known = this.#conversations.get(conversation) ?? [];
        known.push({ ...message, timestamp });
        this.#conversations.set(conversation, known);
        // In place: a copy for each message makes a long rehearsal take minutes.
        (room.messages as Map<Id, KnownMessage | undefined>).set(
          payload.id,
          justSent(payload, { timestamp, number: 0 }),
        );
        return room;
      }
      case "message_edited": {
        const { content, edited_at, edits } = payload;
        this.#change(conversationOf(payload.source, payload), payload.id, (it) =>
          edited(it, { content, edited_at, edits }),
        );
        return room;
      }
      case "message_deleted": {
        const { id, issued_by: by, reason } = payload;
        const change = { at: timestamp, by, ...(reason !== undefined && { reason }) };
        this.#change(conversationOf(payload.source, payload), id, (it) => tombstone(it, change));
        return room;
      }
      case "messages_deleted": {
        const { source, issued_by: by } = payload;
        for (const { id } of this.of("global").filter((it) => it.source === source))
          this.#change("global", id, (it) => tombstone(it, { at: timestamp, by }));
        return room;
      }
      case "message_pinned":
        this.#pinnedAt.set(payload.id, timestamp);
        return room;
      case "history_cleared":
        this.#conversations.set("global", []);
        return room;
      default:
        return room;
    }
  }

  /** An event as a replay tells it; `undefined` for what is erased, and has nothing to tell any more. */
  replayed(event: Happening, isHeld: (id: Id) => boolean): Happening | undefined {
    const { payload } = event;
    if (payload.message === "message_held") return isHeld(payload.id) ? event : undefined;
    if (payload.message === "message_reported") {
      const { content, edited_at } = this.find(payload.id) ?? {};
      return content === undefined
        ? undefined
        : ({ ...event, payload: { ...payload, content, ...(edited_at && { edited_at }) } } as Happening);
    }
    if (
      payload.message !== "message_sent" &&
      payload.message !== "message_edited" &&
      payload.message !== "message_deleted" &&
      payload.message !== "message_pinned" &&
      payload.message !== "message_unpinned"
    )
      return event;
    const now = this.find(payload.id);
    if (now === undefined) return undefined;
    const { timestamp: _, reactions: __, ...message } = now;
    if (payload.message === "message_sent")
      return { ...event, payload: { ...message, message: payload.message } } as Happening;
    if (payload.message !== "message_edited") return event;
    const { content, edited_at, edits } = now;
    return now.deleted_at === undefined
      ? ({ ...event, payload: { ...payload, content, edited_at, edits } } as Happening)
      : undefined;
  }

  #change(conversation: string, id: Id, change: (message: StoredMessage) => StoredMessage): void {
    const messages = this.of(conversation).map((it) => (it.id === id ? change(it) : it));
    this.#conversations.set(conversation, messages);
  }
}

/** A message with its reactions, as a viewer reads it. */
export function withReactions({ messages }: Room, viewer: Id, message: StoredMessage): StoredMessage {
  const reacted = messages.get(message.id)?.reactions ?? new Map();
  const own = reactionsOf(reacted, viewer);
  const reactions = countsOf(reacted).map((it) => ({
    ...it,
    ...(own.includes(it.reaction) && { mine: true as const }),
  }));
  return reactions.length > 0 ? { ...message, reactions } : message;
}
