import type { Envelope, Id, StoredMessage, Timestamp } from "../../../protocol";

export type Hit = { readonly message: StoredMessage; readonly isGone: boolean };

export type Fates = {
  /** The newest texts of messages that were edited; `undefined` of those that are gone. */
  readonly texts: ReadonlyMap<Id, string | undefined>;
  /** Messages to everyone from before it are gone. */
  readonly cleared?: Timestamp;
  readonly purged: ReadonlyMap<Id, Timestamp>;
};

export const NO_FATES: Fates = { texts: new Map(), purged: new Map() };

/** The newest ones are kept: a list of hits is not longer. */
const KEPT = 1_000;

export function withFate(fates: Fates, { namespace, payload, timestamp }: Envelope): Fates {
  if (payload.message === "history_cleared") return { ...fates, cleared: timestamp };
  if (namespace !== "messages") return fates;
  switch (payload.message) {
    case "message_deleted":
      return { ...fates, texts: withText(fates.texts, payload.id, undefined) };
    case "message_edited":
      return { ...fates, texts: withText(fates.texts, payload.id, payload.content) };
    case "messages_deleted":
      return { ...fates, purged: new Map(fates.purged).set(payload.source, timestamp) };
    case "message_pinned":
    case "message_unpinned":
    case "message_held":
    case "message_approved":
    case "message_rejected":
    case "message_reported":
    case "report_changed":
    case "report_resolved":
    case "reactions_changed":
    case "own_reactions":
    case "typing":
    case "error":
      return fates;
  }
}

function withText(texts: Fates["texts"], id: Id, text: string | undefined): Fates["texts"] {
  return new Map([...texts, [id, text] as const].slice(-KEPT));
}

export function hitsOf(found: readonly StoredMessage[], { texts, cleared = "", purged }: Fates): Hit[] {
  return found.map((message) => {
    const gone = [cleared, purged.get(message.source) ?? ""];
    const isCleared = message.scope === "global" && gone.some((before) => message.timestamp < before);
    const text = texts.has(message.id) ? texts.get(message.id) : message.content;
    if (isCleared || text === undefined) return { message, isGone: true };
    return { message: { ...message, content: text }, isGone: false };
  });
}
