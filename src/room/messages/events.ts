import type { Id, MessagesEvent } from "../../protocol";
import { everybody, type Natures, nobody, recipient } from "../base/nature";
import { seesMessage, type Viewer } from "../base/viewer";

type Placed = Exclude<MessagesEvent, { message: "own_reactions" | "messages_deleted" | "typing" | "error" }>;
type About = { readonly payload: Placed; readonly message_number?: number };

const audience = (viewer: Viewer, { payload, message_number = 0 }: About) =>
  seesMessage(viewer, payload, message_number);
const sourceAndIssuer = ({ source, issued_by }: { readonly source: Id; readonly issued_by: Id }) => [
  ...new Set([source, issued_by]),
];
const source = ({ source }: { readonly source: Id }) => [source];

function reactionsOf({ id }: { readonly id: Id }): string {
  return `reactions ${id}`;
}

export const messagesEvents: Natures<MessagesEvent> = {
  message_edited: { lasts: "in the log", keeps: ["id"], takesText: true, seenBy: audience, mentions: source },
  message_deleted: {
    lasts: "in the log",
    takesText: true,
    keeps: ["id", "issued_by", "reason"],
    ends: reactionsOf,
    seenBy: audience,
    mentions: sourceAndIssuer,
  },
  messages_deleted: {
    lasts: "in the log",
    keeps: "all",
    takesText: true,
    ends: () => "all",
    seenBy: everybody,
    mentions: sourceAndIssuer,
  },
  message_pinned: {
    lasts: "in the log",
    keeps: ["id", "announcement", "until", "issued_by"],
    seenBy: audience,
    mentions: sourceAndIssuer,
  },
  message_unpinned: { lasts: "in the log", keeps: ["id", "issued_by"], seenBy: audience, mentions: sourceAndIssuer },
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
