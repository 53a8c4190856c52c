import { useEffect, useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Addressee, StoredMessage, Timestamp } from "../../../protocol";
import { keyOf, unread, type View } from "../../../room/view";
import { useSession, useSessionState, useView } from "../../room/session/RoomSession";
import { useAllAsTheyWillStand } from "../../room/session/use-own-changes";
import { isTakenBack } from "../composing/rights";
import { type Row, rowsOf } from "../messages/rows";

export function useRows(to: Addressee): Row[] {
  const key = keyOf(to);
  const self = useView((view) => view.self.id);
  const messages = useView((view) => view.chat.conversations[key]?.messages ?? NONE);
  const changed = useAllAsTheyWillStand(messages);
  const shown = useMemo(() => withoutTakenBack(changed), [changed]);
  const notices = useView((view) => (to.scope === "global" ? view.notices : NONE));
  const pending = useSessionState(useShallow((state) => state.pending.filter((it) => keyOf(it.to) === key)));
  const review = useView((view) => (to.scope === "global" ? view.review : undefined));
  const held = useMemo(() => review?.held.filter(({ source }) => source === self) ?? NONE, [review, self]);
  const rejected = review?.rejected ?? NONE;
  const sent_as = useSessionState((state) => state.sent_as);
  const newAfter = useNewAfter(key);
  return useMemo(
    () => rowsOf({ self, messages: shown, notices, pending, held, rejected, sent_as, newAfter }),
    [self, shown, notices, pending, held, rejected, sent_as, newAfter],
  );
}

const NONE: never[] = [];

function withoutTakenBack(messages: readonly StoredMessage[]): readonly StoredMessage[] {
  if (!messages.some(isTakenBack)) return messages;
  const answered = new Set(messages.map(({ reply_to }) => reply_to));
  return messages.filter((it) => !isTakenBack(it) || answered.has(it.id));
}

/** Later reading moves nothing. */
function useNewAfter(key: string): Timestamp | undefined {
  const { store } = useSession();
  const [newAfter, setNewAfter] = useState(() => readUntil(store.getState().view, key));
  useEffect(() => {
    const back = () => {
      if (document.hidden) return;
      const until = readUntil(store.getState().view, key);
      if (until !== undefined) setNewAfter(until);
    };
    document.addEventListener("visibilitychange", back);
    return () => document.removeEventListener("visibilitychange", back);
  }, [store, key]);
  return newAfter;
}

function readUntil(view: View | undefined, key: string): Timestamp | undefined {
  const conversation = view?.chat.conversations[key];
  if (!view || !conversation || unread(conversation, view.self.id) === 0) return undefined;
  return conversation.last_seen ?? "";
}
