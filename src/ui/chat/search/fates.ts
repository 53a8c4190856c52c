import type { Envelope, Id, StoredMessage, Timestamp } from "../../../protocol";

/** A message that was found, as it stands now. */
export type Hit = { readonly message: StoredMessage; readonly isGone: boolean };

export type Fates = {
  /** The newest texts of messages that were edited; `undefined` of those that are gone. */
  readonly texts: ReadonlyMap<Id, string | undefined>;
  /** Messages to everyone from before it are gone. */
  readonly cleared?: Timestamp;
};

export const NO_FATES: Fates = { texts: new Map() };

/** The newest ones are kept: a list of hits is not longer. */
const KEPT = 1_000;

export function withFate(fates: Fates, { payload, timestamp }: Envelope): Fates {
  switch (payload.message) {
    case "message_deleted":
      return { ...fates, texts: withText(fates.texts, payload.id, undefined) };
    case "message_edited":
      return { ...fates, texts: withText(fates.texts, payload.id, payload.content) };
    case "history_cleared":
      return { ...fates, cleared: timestamp };
    default:
      return fates;
  }
}

function withText(texts: Fates["texts"], id: Id, text: string | undefined): Fates["texts"] {
  return new Map([...texts, [id, text] as const].slice(-KEPT));
}

export function hitsOf(found: readonly StoredMessage[], { texts, cleared = "" }: Fates): Hit[] {
  return found.map((message) => {
    const isCleared = message.scope === "global" && message.timestamp < cleared;
    const text = texts.has(message.id) ? texts.get(message.id) : message.content;
    if (isCleared || text === undefined) return { message, isGone: true };
    return { message: { ...message, content: text }, isGone: false };
  });
}
