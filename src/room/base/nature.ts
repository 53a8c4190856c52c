import type { Event, Id, LogKind } from "../../protocol";
import type { Happening, Numbered } from "./room";
import type { Viewer } from "./viewer";

/** The properties of an event besides its payload. Each event has one row, and does not compile without it. */
export type Nature<Payload> = Lasting<Payload> & {
  /**
   * Of a tally that many change at once: its key. The newest event of a key replaces the earlier ones, and is sent after
   * a pause. Absent: each event is sent at once.
   */
  gatheredBy?(payload: Payload): string;
  /** Of a tally that an event can end: its subject. */
  tells?(payload: Payload): string;
  /** Of an event that ends tallies: their subject, or "all". Tallies that wait are sent before it. */
  ends?(payload: Payload): string;
  /** Of an event after which participants' sessions are over: the participants, and the last event of their sessions. */
  endsSessionsOf?(payload: Payload, event: Happening): { readonly ids: readonly Id[]; readonly told: Event };
  /** Of an event that lets in who waits at the door: the participants. */
  letsIn?(payload: Payload): readonly Id[] | "all";
  /** True of an event that overwrites a message's text: from its commit on, nobody is told the text of before. */
  readonly takesText?: true;
  /** Whether a viewer may see it. An event with a recipient (`to`) is judged for that recipient alone. */
  seenBy(viewer: Viewer, event: Numbered & { readonly payload: Payload }): boolean;
  /** The participants that the payload refers to by id: a page that shows the event needs their names. */
  mentions(payload: Payload): readonly Id[];
};

/**
 * "in its own row" and "in the log": the event takes a number of its room and is replayed. "as a tally": it tells the
 * newest state of stored data in absolute values, so a session that missed it can still learn of it. "for the moment":
 * a session that misses it never learns of it.
 */
type Lasting<Payload> =
  | { readonly lasts: "in its own row" | "as a tally" | "for the moment" }
  | {
      readonly lasts: "in the log";
      /** The kind under which moderators find it in the log. */
      readonly kind: LogKind;
      /** The fields that the log keeps. The others stand in another row, which may change or be erased. */
      readonly keeps: "all" | readonly (keyof Payload)[];
    };

export type Natures<Payload extends { readonly message: string }> = {
  readonly [Message in Payload["message"]]: Nature<Extract<Payload, { readonly message: Message }>>;
};

export const everybody = () => true;
export const nobody = () => [];
/** The event is for its one recipient; without a recipient it reaches nobody. */
export const recipient = (viewer: Viewer, { to }: Happening) => to === viewer.id;
export const moderators = (viewer: Viewer) => viewer.role === "moderator";
