import { isDeepStrictEqual } from "node:util";
import type {
  Addressee,
  BadRequest,
  Command,
  Envelope,
  HistoryPage,
  Id,
  LogEntry,
  PinnedMessage,
  Receipt,
  SearchPage,
  StoredMessage,
} from "../src/protocol";

/** The outcome of one attempt to give a command: `lost` when the connection went before an answer came. */
export type Outcome = { readonly receipt: Receipt } | { readonly bad: BadRequest } | { readonly lost: string };

export type Question = Addressee & { readonly before?: Id; readonly limit: number };

/** A search: of one conversation, or of all. */
export type Sought = {
  readonly term: string;
  readonly to?: Addressee;
  readonly source?: Id;
  readonly has?: "link";
  /** The `next` of the page before. */
  readonly before?: string;
  readonly limit: number;
};

/** One event at the outside of the servers, in the order in which the run saw them. */
export type Entry =
  | ({ readonly kind: "asked"; readonly attempt: number; readonly who: Id; readonly device: string } & Asking)
  | { readonly kind: "answered"; readonly attempt: number; readonly outcome: Outcome }
  | { readonly kind: "opened"; readonly device: string; readonly process: number }
  /** An event came; `id` is the number under which it came. */
  | {
      readonly kind: "came";
      readonly who: Id;
      readonly device: string;
      readonly id: number;
      readonly envelope: Envelope;
    }
  /** An event came to a device at the door; `id` is what it came under. `who` is empty for a stranger. */
  | {
      readonly kind: "waited";
      readonly who: Id;
      readonly device: string;
      readonly id: string;
      readonly envelope: Envelope;
    }
  | { readonly kind: "reading"; readonly reading: number; readonly who: Id; readonly question: Question }
  | { readonly kind: "read"; readonly reading: number; readonly page?: HistoryPage; readonly refused?: string }
  /** Messages were asked for by their ids. */
  | { readonly kind: "fetching"; readonly reading: number; readonly who: Id; readonly ids: readonly Id[] }
  | {
      readonly kind: "fetched";
      readonly reading: number;
      readonly messages?: readonly StoredMessage[];
      readonly refused?: string;
    }
  /** Somebody searched. */
  | { readonly kind: "searching"; readonly reading: number; readonly who: Id; readonly sought: Sought }
  | { readonly kind: "searched"; readonly reading: number; readonly page?: SearchPage; readonly refused?: string }
  /** The owner made an invitation; began to revoke it; was told that it is revoked. */
  | { readonly kind: "invited"; readonly code: string; readonly invite_id: Id; readonly max_uses?: number }
  | { readonly kind: "revoking" | "revoked"; readonly code: string }
  /** A stranger came with an invitation, and was let in or refused, or had to wait: for a moderator's answer or in vain. */
  | { readonly kind: "knocked"; readonly knock: number; readonly code: string }
  | { readonly kind: "let"; readonly knock: number; readonly outcome: Knocked; readonly who?: Id }
  /** A stranger who was declined came back at once. */
  | { readonly kind: "let again"; readonly knock: number; readonly outcome: Knocked }
  | { readonly kind: "nemesis"; readonly what: string }
  /** All is well again, and these devices have seen all; the later entries are read for the truth. */
  | { readonly kind: "settled"; readonly devices: readonly string[] }
  /** A whole conversation, read page by page in the end by somebody who may see it. */
  | { readonly kind: "whole"; readonly who: Id; readonly to: Addressee; readonly messages: readonly StoredMessage[] }
  | { readonly kind: "log"; readonly entries: readonly LogEntry[] };

/** The fate of a stranger at the door. */
export type Knocked = "in" | "waiting" | "accepted" | "declined" | BadRequest["reason"];

type Asking = { readonly transaction_id: string; readonly command: Command };

/** All that a run did and saw in one room. No two commands send the same content. */
export type History = {
  readonly seed: number;
  readonly room_id: Id;
  readonly history_limit: number;
  readonly entries: readonly Entry[];
};

/** Records a history as it happens. A message that is shown again takes no further memory. */
export class Recorder implements History {
  readonly seed: number;
  readonly room_id: Id;
  readonly history_limit: number;
  readonly entries: Entry[] = [];
  readonly #messages = new Map<Id, StoredMessage>();
  readonly #pins = new Map<Id, PinnedMessage>();
  #count = 0;

  constructor({ seed, room_id, history_limit }: Omit<History, "entries">) {
    this.seed = seed;
    this.room_id = room_id;
    this.history_limit = history_limit;
  }

  note(entry: Entry): void {
    this.entries.push(this.#shared(entry));
  }

  next(): number {
    this.#count += 1;
    return this.#count;
  }

  #shared(entry: Entry): Entry {
    if (entry.kind === "read" && entry.page !== undefined) {
      const { messages, pinned } = entry.page;
      const pins = pinned && { pinned: sharedAll(this.#pins, pinned) };
      return { ...entry, page: { ...entry.page, messages: sharedAll(this.#messages, messages), ...pins } };
    }
    if (entry.kind === "fetched" && entry.messages !== undefined)
      return { ...entry, messages: sharedAll(this.#messages, entry.messages) };
    if (entry.kind === "searched" && entry.page !== undefined)
      return { ...entry, page: { ...entry.page, messages: sharedAll(this.#messages, entry.page.messages) } };
    if (entry.kind !== "came" || entry.envelope.payload.message !== "join_success") return entry;
    const { chat, messages } = entry.envelope.payload.module_data;
    chat.room_history = sharedAll(this.#messages, chat.room_history);
    for (const of of [...chat.groups_history, ...chat.private_history])
      of.history = sharedAll(this.#messages, of.history);
    if (messages !== undefined) messages.pinned = sharedAll(this.#pins, messages.pinned);
    return entry;
  }
}

/** The messages, each as it is known if nothing has changed in it. */
function sharedAll<Message extends StoredMessage>(known: Map<Id, Message>, messages: readonly Message[]): Message[] {
  return messages.map((message) => {
    const before = known.get(message.id);
    if (before !== undefined && isDeepStrictEqual(before, message)) return before;
    known.set(message.id, message);
    return message;
  });
}
