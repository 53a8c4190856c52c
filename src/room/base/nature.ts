import type { Event, Id, LogKind } from "../../protocol";
import type { Happening, Numbered } from "./room";
import type { Viewer } from "./viewer";

/** The properties of an event besides its payload. Each event has one row, and does not compile without it. */
export type Nature<Payload> = Lasting<Payload> & {
  /** Of a tally: its key. The newest event of a key is sent after a pause. Absent: sent at once. */
  gatheredBy?(payload: Payload): string;
  /** Of a tally that an event can end: its subject. */
  tells?(payload: Payload): string;
  /** Of an event that ends tallies: their subject, or "all". Tallies that wait are sent before it. */
  ends?(payload: Payload): string;
  endsSessionsOf?(payload: Payload, event: Happening): { readonly ids: readonly Id[]; readonly told: Event };
  letsIn?(payload: Payload): readonly Id[] | "all";
  /** True of an event that overwrites a message's text: from its commit on, nobody is told the text of before. */
  readonly takesText?: true;
  /** An event with a recipient (`to`) is judged for that recipient alone. */
  seenBy(viewer: Viewer, event: Numbered & { readonly payload: Payload }): boolean;
  mentions(payload: Payload): readonly Id[];
};

/**
 * "in its own row" and "in the log": durable, numbered and replayed. "as a tally": absolute values of stored data,
 * which a session that missed them still learns. "for the moment": never learned later.
 */
type Lasting<Payload> =
  | { readonly lasts: "in its own row" | "as a tally" | "for the moment" }
  | {
      readonly lasts: "in the log";
      readonly kind: LogKind;
      /** The fields that the log keeps. The others stand in another row, which may change or be erased. */
      readonly keeps: "all" | readonly (keyof Payload)[];
    };

export type Natures<Payload extends { readonly message: string }> = {
  readonly [Message in Payload["message"]]: Nature<Extract<Payload, { readonly message: Message }>>;
};

export const everybody = () => true;
export const nobody = () => [];
/** Without a recipient the event reaches nobody. */
export const recipient = (viewer: Viewer, { to }: Happening) => to === viewer.id;
export const moderators = (viewer: Viewer) => viewer.role === "moderator";
