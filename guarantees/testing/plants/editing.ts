import type { Envelope, Id, StoredMessage } from "../../../src/protocol";
import type { Guarantee } from "../../checks/checks";
import type { Entry } from "../../history";

export type Came = Extract<Entry, { kind: "came" }>;

/** Changes a good history into one with a fault; `undefined` where it has no place for it. */
export type Plant = (entries: readonly Entry[]) => Entry[] | undefined;

export type Plants = Readonly<Record<string, { readonly breaks: Guarantee; readonly plant: Plant }>>;

/** Matches the arrival of a message: of these ids, in this scope. */
export function messageEvent(ids?: ReadonlySet<Id>, scope?: StoredMessage["scope"]) {
  return (it: Entry): it is Came =>
    it.kind === "came" &&
    it.envelope.payload.message === "message_sent" &&
    (ids === undefined || ids.has(it.envelope.payload.id)) &&
    (scope === undefined || it.envelope.payload.scope === scope);
}

type Message = Envelope["payload"]["message"];
export type CameWith<Kind extends Message> = Came & {
  readonly envelope: { readonly payload: Extract<Envelope["payload"], { message: Kind }> };
};

/** Matches the arrival of an event of this name. */
export function eventOf<Kind extends Message>(message: Kind) {
  return (it: Entry): it is CameWith<Kind> => it.kind === "came" && it.envelope.payload.message === message;
}

/** The text of a message before anything happened to it. */
export function sentText(entries: readonly Entry[], id: Id): string {
  const sent = entries.find((it): it is Came => messageEvent(new Set([id]))(it) && !isChanged(it));
  return sent?.envelope.payload.message === "message_sent" ? sent.envelope.payload.content : "as it was";
}

function isChanged({ envelope: { payload } }: Came): boolean {
  return payload.message === "message_sent" && (payload.edits ?? payload.deleted_at) !== undefined;
}

export function withoutFate(message: StoredMessage, content: string): StoredMessage {
  const { edited_at: _, edits: __, deleted_at: ___, deleted_by: ____, deleted_reason: _____, ...rest } = message;
  return { ...rest, content } as StoredMessage;
}

/** The entries with the messages of all readings in the end changed. */
export function changedInTheEnd(
  entries: readonly Entry[],
  change: (message: StoredMessage, reader: Id) => StoredMessage,
): Entry[] {
  const settled = entries.findIndex(({ kind }) => kind === "settled");
  const readers = new Map(entries.flatMap((it) => (it.kind === "fetching" ? [[it.reading, it.who] as const] : [])));
  return entries.map((it, place) => {
    if (it.kind === "whole") return { ...it, messages: it.messages.map((message) => change(message, it.who)) };
    if (it.kind !== "fetched" || place < settled || it.messages === undefined) return it;
    return { ...it, messages: it.messages.map((message) => change(message, readers.get(it.reading) ?? "")) };
  });
}

export function hasMore(entries: readonly Entry[], { device }: Came, place: number): boolean {
  const next = entries.find((it, at): it is Came => at > place && it.kind === "came" && it.device === device);
  return next !== undefined && next.envelope.payload.message === "message_sent";
}

export function wholeMessages(entries: readonly Entry[]): StoredMessage[] {
  return entries.flatMap((it) => (it.kind === "whole" ? it.messages : []));
}

/** The entries with the first of a kind changed; `undefined` if there is none. */
export function changedOnce<Kind extends Entry>(
  entries: readonly Entry[],
  isIt: (entry: Entry) => entry is Kind,
  change: (entry: Kind) => Entry,
): Entry[] | undefined {
  const found = entries.find(isIt);
  return found && entries.map((it) => (it === found ? change(found) : it));
}

/** The entries with all arrivals of a kind changed; `undefined` if there is none. */
export function changedAll(
  entries: readonly Entry[],
  isIt: (entry: Came) => boolean,
  change: (entry: Came) => Entry,
): Entry[] | undefined {
  const isCame = (it: Entry): it is Came => it.kind === "came" && isIt(it);
  return entries.some(isCame) ? entries.map((it) => (isCame(it) ? change(it) : it)) : undefined;
}

/** The history without some events, in the streams and in the log. */
export function without(
  entries: readonly Entry[],
  isIt: (payload: { message: string; id?: unknown }) => boolean,
): Entry[] {
  return entries
    .filter((it) => !(it.kind === "came" && isIt(it.envelope.payload)))
    .map((it) => (it.kind === "log" ? { ...it, entries: it.entries.filter(({ payload }) => !isIt(payload)) } : it));
}

export function withPayload(it: Came, change: object): Came {
  return { ...it, envelope: { ...it.envelope, payload: { ...it.envelope.payload, ...change } } as Envelope };
}

export function withContent(it: Came, content: string): Came {
  return withPayload(it, { content, id: "badbad00-0000-4000-8000-000000000000" });
}
