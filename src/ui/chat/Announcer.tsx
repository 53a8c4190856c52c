import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Envelope } from "../../protocol";
import { nameIn } from "../session/names";
import { useSession, useSessionState } from "../session/RoomSession";
import { type Heard, inWords } from "./announcement";

/** What comes within this time is said in one sentence. */
const TOGETHER_MS = 1_500;
/** Then it is taken away: the same words would not be read out a second time. */
const STAYS_MS = 5_000;

/** Tells screen readers, politely, what has just happened: never what was there before. */
export function Announcer() {
  const { t } = useTranslation();
  const session = useSession();
  const [said, setSaid] = useState("");
  const refusals = useSessionState(({ pending }) => pending.filter(({ refused }) => refused).length);

  useEffect(() => {
    let heard: Heard[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      setSaid(inWords(heard, t));
      heard = [];
    };
    const forget = session.listen((envelope) => {
      const view = session.store.getState().view;
      const found = heardIn(envelope);
      if (!view || !found || found.source === view.self.id) return;
      heard.push({ ...found, name: nameIn(view, found.source) ?? t("people.somebody") });
      timer ??= setTimeout(say, TOGETHER_MS);
    });
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, [session, t]);

  const refusalsBefore = useRef(refusals);
  useEffect(() => {
    if (refusals > refusalsBefore.current) setSaid(t("chat.not_sent"));
    refusalsBefore.current = refusals;
  }, [refusals, t]);

  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), STAYS_MS);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <div aria-live="polite" aria-atomic="true" className="sr-only">
      {said}
    </div>
  );
}

function heardIn({ payload }: Envelope): Omit<Heard, "name"> | undefined {
  switch (payload.message) {
    case "message_sent":
      return { what: payload.scope, source: payload.source, text: payload.content };
    case "chat_enabled":
    case "chat_disabled":
    case "history_cleared":
      return { what: payload.message, source: payload.issued_by };
    default:
      return undefined;
  }
}
