import type { Id, Timestamp } from "../../src/protocol";
import type { Ledger, Numbered } from "./ledger";
import type { Sight, Told } from "./sights";
import { firstAfter } from "./timeline";

/** One text of a message; `since` is the number of the event that gave it, unknown when that reached nobody. */
export type Version = {
  readonly content: string;
  readonly edits: number;
  readonly edited_at: Timestamp | undefined;
  readonly since: number | undefined;
};

export type Deletion = Numbered & {
  readonly event: {
    readonly payload: { readonly message: "message_deleted"; readonly id: Id; readonly issued_by: Id };
  };
};

/** The fate of a message. */
export type Fate = {
  readonly id: Id;
  /** Its texts, by the count of edits: all that anybody was shown. */
  readonly versions: readonly Version[];
  /** All news that it was deleted: one, if all is well. */
  readonly deletions: readonly Deletion[];
  /** The number of the clear that erased it; infinity without one. */
  readonly cleared: number;
};

export type Fates = {
  readonly of: ReadonlyMap<Id, Fate>;
  readonly disagreements: readonly string[];
};

/** Two of one count of edits are the same text, or somebody is wrong: the first one wins. */
export function fatesIn(sights: readonly Sight[], ledger: Ledger): Fates {
  const versions = new Map<Id, Map<number, Version>>();
  const disagreements: string[] = [];
  for (const { where, messages } of sights)
    for (const message of messages) {
      const texts = versions.get(message.id) ?? new Map<number, Version>();
      versions.set(message.id, texts);
      if (message.deleted_at !== undefined) continue;
      const { id, content, edits = 0, edited_at } = message;
      const known = texts.get(edits);
      if (known === undefined) texts.set(edits, { content, edits, edited_at, since: since(ledger, message) });
      else if (known.content !== content || known.edited_at !== edited_at)
        disagreements.push(`${where} shows the message ${id} after ${edits} edits with another text than others`);
    }
  const deletions = deletionsIn(ledger);
  const removals = removalsIn(ledger);
  for (const id of deletions.keys()) if (!versions.has(id)) versions.set(id, new Map());
  const of = new Map<Id, Fate>();
  for (const [id, texts] of versions) {
    const sorted = [...texts.values()].sort((one, other) => one.edits - other.edits);
    const cleared = clearedAt(ledger, id);
    const removal = removalOf(ledger, id, removals);
    const [told] = deletions.get(id) ?? [];
    const first = Math.min(told?.number ?? Number.POSITIVE_INFINITY, cleared);
    // A removal takes what was neither deleted nor cleared before.
    const removed = removal !== undefined && removal.number < first ? [removal] : [];
    of.set(id, { id, versions: sorted, deletions: [...removed, ...(deletions.get(id) ?? [])], cleared });
  }
  return { of, disagreements };
}

/** True if a message was deleted or cleared: a page reads the message first, and may find its reactions gone. */
export function isErased(fate: Fate | undefined): boolean {
  return fate !== undefined && (fate.deletions.length > 0 || fate.cleared < Number.POSITIVE_INFINITY);
}

/** The number from which a message had another text than this, or none. */
export function overAt({ versions, deletions }: Fate, { edits = 0 }: Told): number {
  const next = versions.filter((it) => it.edits > edits).map((it) => it.since ?? Number.POSITIVE_INFINITY);
  return Math.min(...next, ...deletions.map(({ number }) => number), Number.POSITIVE_INFINITY);
}

/** The number from which a message had this text, or was deleted; 0 if nobody knows. */
export function beganAt(ledger: Ledger, { versions }: Fate, { edits = 0, deleted_at }: Told): number {
  if (deleted_at !== undefined) return ledger.byTime.get(deleted_at) ?? 0;
  return versions.find((it) => it.edits === edits)?.since ?? 0;
}

function since(ledger: Ledger, { id, edited_at }: Told): number | undefined {
  return edited_at === undefined ? ledger.messages.get(id)?.number : ledger.byTime.get(edited_at);
}

function deletionsIn({ events }: Ledger): Map<Id, Deletion[]> {
  const deletions = new Map<Id, Deletion[]>();
  for (const numbered of events.values()) {
    const { payload } = numbered.event;
    if (payload.message !== "message_deleted") continue;
    const known = deletions.get(payload.id) ?? [];
    known.push(numbered as Deletion);
    deletions.set(payload.id, known);
  }
  return deletions;
}

type Removal = Numbered & {
  readonly event: { readonly payload: Extract<Numbered["event"]["payload"], { message: "messages_deleted" }> };
};

/** The removals of all that somebody wrote to everyone, in their order. */
function removalsIn({ events }: Ledger): readonly Removal[] {
  return [...events.values()]
    .filter((it): it is Removal => it.event.payload.message === "messages_deleted")
    .sort((one, other) => one.number - other.number);
}

/** The first removal that found a message, as its deletion. */
function removalOf({ messages }: Ledger, id: Id, removals: readonly Removal[]): Deletion | undefined {
  const { message, conversation } = messages.get(id) ?? {};
  if (message === undefined || conversation !== "global") return undefined;
  const found = removals.find(
    ({ timestamp, event }) => event.payload.source === message.source && timestamp > message.timestamp,
  );
  if (found === undefined) return undefined;
  const { number, timestamp, event } = found;
  const payload = { message: "message_deleted", id, issued_by: event.payload.issued_by } as const;
  return { number, timestamp, event: { ...event, payload } as Deletion["event"] };
}

function clearedAt({ messages, clears }: Ledger, id: Id): number {
  const { conversation, number } = messages.get(id) ?? {};
  return conversation === "global" && number !== undefined ? firstAfter(clears, number) : Number.POSITIVE_INFINITY;
}
