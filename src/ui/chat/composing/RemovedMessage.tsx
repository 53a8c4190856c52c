import type { StoredMessage } from "../../../protocol";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { useName } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { plainText } from "../formatting/plain-text";

/** Enough for three lines. */
const BEGINNING = 300;

export function RemovedMessage({ message: { source, content } }: { message: StoredMessage }) {
  const { t } = useTranslation();
  const name = useName(source);
  const isSelf = useView((view) => view.self.id === source);
  return (
    <blockquote className="mt-4 rounded-lg border border-line bg-side px-3 py-2 text-sm">
      <Name isWord={isSelf} className="block truncate font-semibold">
        {isSelf ? t("chat.you") : name}
      </Name>
      <span dir="auto" className="line-clamp-3 text-soft wrap-anywhere">
        {plainText(content).slice(0, BEGINNING)}
      </span>
    </blockquote>
  );
}
