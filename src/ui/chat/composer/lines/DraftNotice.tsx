import { KEPT_AT_MOST } from "../../../client/draft";
import { useTranslation } from "../../../language/translation/use-translation";

export function DraftNotice({ text, isKept }: { text: string; isKept: boolean }) {
  const { t } = useTranslation();
  const isLong = text.length > KEPT_AT_MOST;
  return (
    <span role="status" className="basis-full text-xs text-warn">
      {text !== "" && !isKept && t(isLong ? "chat.draft_too_long" : "chat.draft_not_kept")}
    </span>
  );
}
