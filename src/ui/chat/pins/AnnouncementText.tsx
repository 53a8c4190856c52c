import type { StoredMessage } from "../../../protocol";
import { Name } from "../../kit/words/Name";
import { useSpeech } from "../../language/Speech";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { plainText } from "../formatting/plain-text";

/** Enough for two lines on a wide screen. */
const BEGINNING = 400;

/** In large letters on a phone, all of it comes first. */
export function AnnouncementText({ message }: { message: StoredMessage }) {
  const { t, time } = useSpeech();
  const { source, timestamp, content } = message;
  const isSelf = useView((view) => view.self.id === source);
  const name = useView((view) => nameIn(view, source)) ?? t("people.somebody");
  return (
    <span className="flex min-w-0 flex-1 flex-col">
      <span className="flex flex-wrap items-baseline gap-x-2 text-xs tight:order-1">
        <span className="shrink-0 font-semibold text-accent">{t("pins.announcement")}</span>
        <Name isWord={isSelf} className="min-w-0 truncate text-soft">
          {isSelf ? t("chat.you") : name}
        </Name>
        <span className="shrink-0 text-soft">{time(timestamp)}</span>
      </span>
      <span dir="auto" className="line-clamp-2 font-semibold wrap-anywhere tight:line-clamp-none">
        {plainText(content).slice(0, BEGINNING).replace(/\s+/gu, " ")}
      </span>
    </span>
  );
}
