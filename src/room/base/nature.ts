import type { Id } from "../../protocol";
import type { Happening } from "./room";
import type { Viewer } from "./viewer";

/**
 * What the server has to know of an event besides its payload. Each event has one row: an event without one does not
 * compile.
 */
export type Nature<Payload> = {
  /**
   * "in its own row" and "in the log": the event takes a number of its room and is replayed. "as a trace": it tells of
   * something stored, so a session that missed it can still learn of it. "for the moment": it is lost if it is missed.
   */
  readonly lasts: "in its own row" | "in the log" | "as a trace" | "for the moment";
  /** Whether a viewer may see it. An event with a recipient (`to`) is judged for that recipient alone. */
  seenBy(viewer: Viewer, event: Happening & { readonly payload: Payload }): boolean;
  /** The participants that the payload names by their ids alone: a page that shows the event needs their names. */
  mentions(payload: Payload): readonly Id[];
};

/** One row for each event of a namespace. */
export type Natures<Payload extends { readonly message: string }> = {
  readonly [Message in Payload["message"]]: Nature<Extract<Payload, { readonly message: Message }>>;
};

export const everybody = () => true;
export const nobody = () => [];
/** The event has one recipient, so all that reaches this row may see it; without a recipient it reaches nobody. */
export const recipient = (viewer: Viewer, { to }: Happening) => to === viewer.id;
export const moderators = (viewer: Viewer) => viewer.role === "moderator";
