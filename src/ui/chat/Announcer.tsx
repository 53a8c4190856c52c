import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Envelope, StoredMessage } from "../../protocol";
import { nameIn } from "../session/names";
import { useSession } from "../session/RoomSession";

/** What comes within this time is said in one sentence. */
const TOGETHER_MS = 1_500;
const READ_OUT_AT_MOST = 200;

type Heard = Pick<StoredMessage, "source" | "scope" | "content">;

/** Tells screen readers, politely, what others have just written: never what was there before. */
export function Announcer() {
  const { t } = useTranslation();
  const session = useSession();
  const [said, setSaid] = useState("");

  useEffect(() => {
    let heard: Heard[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      setSaid(inWords(heard));
      heard = [];
    };
    const inWords = (messages: readonly Heard[]) => {
      const [message, ...more] = messages;
      const view = session.store.getState().view;
      if (!message || !view) return "";
      const people = new Set(messages.map(({ source }) => source)).size;
      if (more.length > 0)
        return t("chat.announce.several", {
          messages: t("chat.announce.messages", { count: messages.length }),
          people: t("chat.announce.people", { count: people }),
        });
      const name = nameIn(view, message.source) ?? t("people.somebody");
      return t(`chat.announce.${message.scope}`, { name, text: message.content.slice(0, READ_OUT_AT_MOST) });
    };
    const forget = session.listen((envelope) => {
      const message = messageOfAnother(envelope, session.store.getState().view?.self.id);
      if (!message) return;
      heard.push(message);
      timer ??= setTimeout(say, TOGETHER_MS);
    });
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, [session, t]);

  return (
    <div aria-live="polite" aria-atomic="true" className="sr-only">
      {said}
    </div>
  );
}

function messageOfAnother({ payload }: Envelope, self: string | undefined): Heard | undefined {
  return payload.message === "message_sent" && payload.source !== self ? payload : undefined;
}
