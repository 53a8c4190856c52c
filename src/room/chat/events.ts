import type { Addressee, ChatEvent, Id, Mentions } from "../../protocol";
import { everybody, type Natures, nobody, recipient } from "../base/nature";
import { seesMessage } from "../base/viewer";

export function namedIn({ mentions = [], ...message }: Mentions & Addressee & { readonly source: Id }): readonly Id[] {
  return [message.source, ...(message.scope === "private" ? [message.target] : []), ...mentions];
}

const issuer = ({ issued_by }: { readonly issued_by: Id }) => [issued_by];

export const chatEvents: Natures<ChatEvent> = {
  message_sent: {
    lasts: "in its own row",
    seenBy: (viewer, { payload, number = 0 }) => seesMessage(viewer, payload, number),
    mentions: namedIn,
  },
  chat_enabled: { lasts: "in the log", kind: "rules", keeps: "all", seenBy: everybody, mentions: issuer },
  chat_disabled: { lasts: "in the log", kind: "rules", keeps: "all", seenBy: everybody, mentions: issuer },
  history_cleared: {
    lasts: "in the log",
    kind: "messages",
    keeps: "all",
    ends: () => "all",
    seenBy: everybody,
    mentions: issuer,
  },
  set_last_seen_timestamp: { lasts: "as a tally", seenBy: recipient, mentions: nobody },
  error: { lasts: "for the moment", seenBy: recipient, mentions: nobody },
};
