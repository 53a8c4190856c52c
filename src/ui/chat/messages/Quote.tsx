import { CornerUpLeft } from "lucide-react";
import { useEffect, useState } from "react";
import type { Envelope, Id, StoredMessage } from "../../../protocol";
import { Name } from "../../kit/words/Name";
import { useSpeech } from "../../language/Speech";
import { nameIn } from "../../room/labels/names";
import { goToMessage } from "../../room/session/places";
import { useSession, useView } from "../../room/session/RoomSession";
import { useAsItWillStand } from "../../room/session/use-own-changes";
import { useIsStop } from "../focus/list-state";
import { plainText } from "../formatting/plain-text";

/** Enough for a line on a wide screen. */
const EXCERPT = 160;

export function Quote({ id }: { id: Id }) {
  const { t } = useSpeech();
  const isStop = useIsStop();
  const quoted = useMessage(id);
  return (
    <button
      type="button"
      tabIndex={isStop ? undefined : -1}
      aria-label={t("chat.quote.go")}
      onClick={() => goToMessage(id)}
      className="mb-0.5 flex min-h-6 max-w-full items-center gap-1.5 rounded-md border-s-2 border-edge ps-2 pe-1.5 text-start text-sm text-soft hover:bg-side pointer-coarse:min-h-11"
    >
      <CornerUpLeft aria-hidden size="0.875rem" className="shrink-0" />
      <Excerpt quoted={quoted} />
    </button>
  );
}

export function Excerpt({ quoted }: { quoted: StoredMessage | "loading" | "gone" }) {
  const { t } = useSpeech();
  const source = typeof quoted === "string" ? undefined : quoted.source;
  const isSelf = useView((view) => view.self.id === source);
  const name = useView((view) => (source === undefined ? undefined : nameIn(view, source)));
  if (quoted === "loading") return <span className="text-faint">{t("chat.quote.loading")}</span>;
  if (quoted === "gone" || quoted.deleted_at !== undefined)
    return <span className="italic">{t("chat.quote.removed")}</span>;
  return (
    <span className="flex min-w-0 gap-x-1">
      <Name isWord={isSelf || name === undefined} className="max-w-[45%] shrink-0 truncate font-semibold">
        {isSelf ? t("chat.you") : (name ?? t("people.somebody"))}
      </Name>
      <span
        dir="auto"
        className="min-w-0 truncate"
      >{` ${plainText(quoted.content).slice(0, EXCERPT).replace(/\s+/gu, " ")}`}</span>
    </span>
  );
}

/** Asked for where it is not loaded. */
export function useMessage(id: Id): StoredMessage | "loading" | "gone" {
  const session = useSession();
  const loaded = useView((view) => {
    for (const { messages } of Object.values(view.chat.conversations)) {
      const found = messages.find((it) => it.id === id);
      if (found) return found;
    }
    return undefined;
  });
  const [asked, setAsked] = useState<StoredMessage | "loading" | "gone">("loading");
  const isLoaded = loaded !== undefined;
  useEffect(() => {
    if (isLoaded) return;
    let asks = 0;
    const ask = () => {
      asks += 1;
      const now = asks;
      session
        .messages([id])
        .then(([message]) => now === asks && setAsked(message ?? "gone"))
        .catch(() => {});
    };
    ask();
    const forget = session.listen(({ payload }) => isAbout(payload, id) && ask());
    return () => {
      asks = 0;
      forget();
    };
  }, [session, id, isLoaded]);
  return useAsItWillStand(loaded) ?? asked;
}

/** Whether the text of a message may be another after an event, or none. */
function isAbout(payload: Envelope["payload"], id: Id): boolean {
  if (payload.message === "message_edited" || payload.message === "message_deleted") return payload.id === id;
  return payload.message === "history_cleared" || payload.message === "messages_deleted";
}
