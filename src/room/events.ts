import type { ChatEvent, ControlEvent, Event, Id, ModerationEvent } from "../protocol";
import type { Happening } from "./room";
import { seesMessage, type Viewer } from "./viewer";

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

const everybody = () => true;
const nobody = () => [];
/** The event has one recipient, so all that reaches this row may see it; without a recipient it reaches nobody. */
const recipient = (viewer: Viewer, { to }: Happening) => to === viewer.id;
const issuer = ({ issued_by }: { readonly issued_by: Id }) => [issued_by];
const othersWhoList = (viewer: Viewer, { payload: { id } }: { readonly payload: { readonly id: Id } }) =>
  viewer.counts !== true && id !== viewer.id;

export const chatEvents: Natures<ChatEvent> = {
  message_sent: {
    lasts: "in its own row",
    seenBy: (viewer, { payload }) => seesMessage(viewer, payload),
    mentions: (payload) => (payload.scope === "private" ? [payload.source, payload.target] : [payload.source]),
  },
  chat_enabled: { lasts: "in the log", seenBy: everybody, mentions: issuer },
  chat_disabled: { lasts: "in the log", seenBy: everybody, mentions: issuer },
  history_cleared: { lasts: "in the log", seenBy: everybody, mentions: issuer },
  set_last_seen_timestamp: { lasts: "as a trace", seenBy: recipient, mentions: nobody },
  error: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
};

export const controlEvents: Natures<ControlEvent> = {
  join_success: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
  resumed: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
  joined: { lasts: "as a trace", seenBy: othersWhoList, mentions: nobody },
  left: { lasts: "as a trace", seenBy: othersWhoList, mentions: nobody },
  presence: {
    lasts: "for the moment",
    seenBy: (viewer, event) => viewer.counts === true || event.crowded === true,
    mentions: nobody,
  },
  update: { lasts: "in the log", seenBy: everybody, mentions: nobody },
  role_updated: { lasts: "in the log", seenBy: recipient, mentions: nobody },
  flooding: { lasts: "for the moment", seenBy: (viewer) => viewer.role === "moderator", mentions: nobody },
  error: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
};

const moderators = (viewer: Viewer) => viewer.role === "moderator";
const issuerIfJoined = ({ issued_by }: { readonly issued_by?: Id }) => (issued_by === undefined ? [] : [issued_by]);

export const moderationEvents: Natures<ModerationEvent> = {
  invitation_created: { lasts: "in the log", seenBy: moderators, mentions: issuerIfJoined },
  invitation_revoked: { lasts: "in the log", seenBy: moderators, mentions: issuerIfJoined },
};

const namespaces: { readonly [Namespace in Event["namespace"]]: object } = {
  chat: chatEvents,
  control: controlEvents,
  moderation: moderationEvents,
};

/** The row of an event; `undefined` where this version does not know the event. */
export function natureOf(event: Event): Nature<Event["payload"]> | undefined {
  const rows = namespaces[event.namespace] as Partial<Record<string, Nature<Event["payload"]>>> | undefined;
  return rows?.[event.payload.message];
}

/** Whether an event takes a number of its room and is kept; all others are passing. */
export function isDurable(event: Event): boolean {
  const lasts = natureOf(event)?.lasts;
  return lasts === "in its own row" || lasts === "in the log";
}

/** Whether a passing event tells of something that is stored, so that a session that missed it can still learn of it. */
export function leavesTrace(event: Event): boolean {
  return natureOf(event)?.lasts === "as a trace";
}

/** The participants that an event names by their ids alone. */
export function participantsIn(event: Event): readonly Id[] {
  return natureOf(event)?.mentions(event.payload) ?? [];
}
