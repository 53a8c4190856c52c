import type { Id, MessagesEvent } from "../../protocol";
import { everybody, moderators, type Natures, nobody, recipient } from "../base/nature";
import type { Happening } from "../base/room";
import { seesMessage, type Viewer } from "../base/viewer";

type Placed = Extract<
  MessagesEvent,
  {
    message: "message_edited" | "message_deleted" | "message_pinned" | "message_unpinned" | "reactions_changed";
  }
>;
type About = { readonly payload: Placed; readonly message_number?: number };

const audience = (viewer: Viewer, { payload, message_number = 0 }: About) =>
  seesMessage(viewer, payload, message_number);
const sourceAndIssuer = ({ source, issued_by }: { readonly source: Id; readonly issued_by: Id }) => [
  ...new Set([source, issued_by]),
];
const issuer = ({ issued_by }: { readonly issued_by: Id }) => [issued_by];
/** The author gets an event of their own. */
const moderatorsOrRecipient = (viewer: Viewer, { to }: Happening) =>
  to === undefined ? viewer.role === "moderator" : to === viewer.id;
const source = ({ source }: { readonly source: Id }) => [source];

function reactionsOf({ id }: { readonly id: Id }): string {
  return `reactions ${id}`;
}

export const messagesEvents: Natures<MessagesEvent> = {
  message_edited: {
    lasts: "in the log",
    kind: "edits",
    keeps: ["id"],
    takesText: true,
    seenBy: audience,
    mentions: source,
  },
  message_deleted: {
    lasts: "in the log",
    kind: "messages",
    takesText: true,
    keeps: ["id", "source", "scope", "issued_by", "reason"],
    ends: reactionsOf,
    seenBy: audience,
    mentions: sourceAndIssuer,
  },
  messages_deleted: {
    lasts: "in the log",
    kind: "messages",
    keeps: "all",
    takesText: true,
    ends: () => "all",
    seenBy: everybody,
    mentions: sourceAndIssuer,
  },
  message_pinned: {
    lasts: "in the log",
    kind: "messages",
    keeps: ["id", "source", "scope", "announcement", "until", "issued_by"],
    seenBy: audience,
    mentions: sourceAndIssuer,
  },
  message_held: {
    lasts: "in the log",
    kind: "review",
    keeps: ["id", "source", "scope", "because"],
    seenBy: moderatorsOrRecipient,
    mentions: ({ source, mentions = [] }) => [source, ...mentions],
  },
  message_approved: {
    lasts: "in the log",
    kind: "review",
    keeps: "all",
    seenBy: moderators,
    mentions: sourceAndIssuer,
  },
  message_rejected: {
    lasts: "in the log",
    kind: "review",
    keeps: "all",
    takesText: true,
    seenBy: moderatorsOrRecipient,
    mentions: sourceAndIssuer,
  },
  message_reported: {
    lasts: "in the log",
    kind: "review",
    keeps: ["report_id", "id", "source", "scope", "reason", "by"],
    seenBy: moderators,
    mentions: (payload) => [payload.by, payload.source, ...(payload.scope === "private" ? [payload.target] : [])],
  },
  report_resolved: { lasts: "in the log", kind: "review", keeps: "all", seenBy: moderators, mentions: issuer },
  // It stands for an edit or a deletion, whose number it has.
  report_changed: { lasts: "for the moment", seenBy: moderators, mentions: nobody },
  message_unpinned: {
    lasts: "in the log",
    kind: "messages",
    keeps: ["id", "source", "scope", "issued_by"],
    seenBy: audience,
    mentions: sourceAndIssuer,
  },
  reactions_changed: {
    lasts: "as a tally",
    gatheredBy: reactionsOf,
    tells: reactionsOf,
    seenBy: audience,
    mentions: source,
  },
  own_reactions: { lasts: "as a tally", tells: reactionsOf, seenBy: recipient, mentions: nobody },
  typing: {
    lasts: "for the moment",
    seenBy: (viewer, event) => event.payload.source !== viewer.id && seesMessage(viewer, event.payload, "new"),
    mentions: source,
  },
  error: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
};
