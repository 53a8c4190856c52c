import { isDeepStrictEqual } from "node:util";
import type { Addressee, Envelope, Event, Id, LogEntry, StoredMessage, Timestamp } from "../../src/protocol";
import { event } from "../../src/protocol/schemas";
import type { Happening } from "../../src/room/base/room";
import { conversationOf } from "../../src/room/chat/exchange";
import { isDurable } from "../../src/room/namespaces";
import type { History } from "../history";
import type { Streams } from "./streams";

export type Numbered = { readonly number: number; readonly timestamp: Timestamp; readonly event: Happening };

/** A message without what may change: its text, its deletion, its reactions. */
export type Placed = Pick<StoredMessage, "id" | "source" | "timestamp" | "reply_to"> & Addressee;

export type Known = {
  readonly message: Placed;
  readonly conversation: string;
  /** Its place in the room's order; unknown when no stream brought it to anybody. */
  readonly number: number | undefined;
};

/** The events of the room, put together from all streams, histories and the log. */
export type Ledger = {
  readonly head: number;
  readonly events: ReadonlyMap<number, Numbered>;
  readonly messages: ReadonlyMap<Id, Known>;
  readonly conversations: ReadonlyMap<string, readonly number[]>;
  readonly clears: readonly number[];
  /** The number of the event of each time: times are as unique as numbers. */
  readonly byTime: ReadonlyMap<Timestamp, number>;
  /** Numbers or messages of which two sources tell different things. */
  readonly disagreements: readonly string[];
};

/** Puts the ledger together. The first of two contradicting sources wins. */
export function ledgerOf(history: History, streams: Streams): Ledger {
  const events = new Map<number, Numbered>();
  const messages = new Map<Id, Known>();
  const disagreements: string[] = [];

  const number = (at: number, timestamp: Timestamp, told: Event, by: string) => {
    const known = events.get(at);
    if (known === undefined) events.set(at, { number: at, timestamp, event: told });
    else if (known.timestamp !== timestamp || !isSame(lastingOf(known.event.payload), lastingOf(told.payload)))
      disagreements.push(`${by} has another event at ${at} than others: ${told.payload.message}`);
  };
  const know = (told: StoredMessage, at: number | undefined, by: string) => {
    const message = placedOf(told);
    const known = messages.get(message.id);
    const conversation = conversationOf(message.source, message);
    if (known === undefined) messages.set(message.id, { message, conversation, number: at });
    else if (!isSame(known.message, message))
      disagreements.push(`${by} shows the message ${message.id} of another author, time or place than others`);
    else if (at !== undefined && known.number !== undefined && known.number !== at)
      disagreements.push(`${by} has the message ${message.id} at ${at}, others at ${known.number}`);
    else if (known.number === undefined && at !== undefined) messages.set(message.id, { ...known, number: at });
  };

  for (const { device, later } of streams.all)
    for (const { id, envelope } of later) {
      if (!isDurable(envelope)) continue;
      number(id, envelope.timestamp, eventOf(envelope), device);
      if (envelope.payload.message === "message_sent") know(messageOf(envelope), id, device);
    }
  for (const entry of history.entries) {
    if (entry.kind === "log")
      for (const it of entry.entries) number(Number(it.id), it.timestamp, eventInLog(it), "the log");
    for (const { message, by } of storedIn(entry)) know(message, undefined, by);
  }
  name(events);

  const numbers = [...events.keys()].sort((one, other) => one - other);
  return {
    head: numbers.at(-1) ?? 0,
    events,
    messages,
    conversations: byConversation(numbers, events),
    byTime: new Map([...events.values()].map(({ number: at, timestamp }) => [timestamp, at])),
    clears: numbers.filter((at) => events.get(at)?.event.payload.message === "history_cleared"),
    disagreements,
  };
}

export function messageOf({ payload, timestamp }: Envelope): StoredMessage {
  const { message: _, ...message } = payload as Extract<Envelope["payload"], { message: "message_sent" }>;
  return { ...message, timestamp };
}

function* storedIn(entry: History["entries"][number]): Generator<{ message: StoredMessage; by: string }> {
  switch (entry.kind) {
    case "came": {
      if (entry.envelope.payload.message !== "join_success") return;
      const { chat, messages } = entry.envelope.payload.module_data;
      const { room_history, groups_history, private_history } = chat;
      const histories = [room_history, ...[...groups_history, ...private_history].map(({ history }) => history)];
      const all = [...histories, messages?.pinned ?? []];
      for (const message of all.flat()) yield { message, by: `a join_success of ${entry.device}` };
      return;
    }
    case "read":
      for (const message of [...(entry.page?.messages ?? []), ...(entry.page?.pinned ?? [])])
        yield { message, by: `the reading ${entry.reading}` };
      return;
    case "fetched":
      for (const message of entry.messages ?? []) yield { message, by: `the reading ${entry.reading}` };
      return;
    case "searched":
      for (const message of entry.page?.messages ?? []) yield { message, by: `the search ${entry.reading}` };
      return;
    case "whole":
      for (const message of entry.messages) yield { message, by: "a whole conversation" };
      return;
  }
}

/**
 * Finds the participant of each change of role: it stands right behind the `update`. Authors have events of their own
 * about what waits: of a held message the one without the rule, of a rejected one the second.
 */
function name(events: Map<number, Numbered>): void {
  const sources = new Map<Id, Id>();
  for (const { event } of events.values())
    if (event.payload.message === "message_held") sources.set(event.payload.id, event.payload.source);
  for (const [at, numbered] of events) {
    const { payload } = numbered.event;
    const before = events.get(at - 1)?.event.payload;
    const to =
      payload.message === "role_updated" && before?.message === "update"
        ? before.id
        : payload.message === "message_held" && payload.because === undefined
          ? payload.source
          : payload.message === "message_rejected" && before?.message === "message_rejected" && before.id === payload.id
            ? sources.get(payload.id)
            : undefined;
    if (to !== undefined) events.set(at, { ...numbered, event: { ...numbered.event, to } });
  }
}

function byConversation(numbers: readonly number[], events: ReadonlyMap<number, Numbered>): Map<string, number[]> {
  const conversations = new Map<string, number[]>();
  for (const number of numbers) {
    const payload = events.get(number)?.event.payload;
    if (payload?.message !== "message_sent") continue;
    const conversation = conversationOf(payload.source, payload);
    const known = conversations.get(conversation) ?? [];
    known.push(number);
    conversations.set(conversation, known);
  }
  return conversations;
}

/** The part of an event that is the same whenever it is told: a replay tells the text as it stands then. */
function lastingOf(payload: Event["payload"]): object {
  switch (payload.message) {
    case "message_sent":
    case "message_edited": {
      const { message, id, source, scope } = payload;
      return { message, id, source, scope, ...(payload.scope !== "global" && { target: payload.target }) };
    }
    case "message_held":
      return { message: payload.message, id: payload.id, source: payload.source, because: payload.because };
    case "message_reported": {
      const { message, report_id, id, source, reason, by } = payload;
      return { message, report_id, id, source, reason, by };
    }
    case "role_updated":
      // A new moderator learns the rest once.
      return { message: payload.message, new_role: payload.new_role };
    case "update":
      return { message: payload.message, id: payload.id, old_name: payload.old_name, ...rightsIn(payload) };
    case "participant_banned": {
      const { message, participant_id, banned_by, banned_at } = payload;
      return { message, participant_id, banned_by, banned_at };
    }
    case "filters_changed":
      // The log has no words.
      return { message: payload.message, on_match: payload.on_match, issued_by: payload.issued_by };
    default:
      return payload;
  }
}

/** A replay tells the hand as it is then, and the name, unless the event is of the name. */
function rightsIn({ module_data: { control, chat }, old_name }: Extract<Event["payload"], { message: "update" }>) {
  const { hand_is_up: _, hand_updated_at: __, display_name, ...rest } = control;
  return { ...rest, ...(old_name !== undefined && { display_name }), groups: chat.groups };
}

function placedOf({ id, source, timestamp, reply_to, ...to }: StoredMessage): Placed {
  const addressee: Addressee = to.scope === "global" ? { scope: to.scope } : { scope: to.scope, target: to.target };
  return { id, source, timestamp, ...addressee, ...(reply_to && { reply_to }) };
}

/** The log tells of edits without their texts, and of blocked words without the words. */
function eventInLog({ namespace, payload }: LogEntry): Event {
  return event.parse({ namespace, payload: { content: "", words: [], ...payload } });
}

function eventOf({ namespace, payload }: Envelope): Event {
  return { namespace, payload } as Event;
}

/** True if two objects say the same: a replay may say it in another order. */
function isSame(one: object, other: object): boolean {
  if (one === other) return true;
  const [left, right] = [Object.entries(one), Object.entries(other)];
  return (
    left.length === right.length &&
    left.every(([key, value]) => {
      const its = (other as Record<string, unknown>)[key];
      return value === its || isDeepStrictEqual(value, its);
    })
  );
}
