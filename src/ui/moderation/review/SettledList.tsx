import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useView } from "../../room/session/RoomSession";
import { SettledBy } from "./ReviewCard";
import { ToMessage } from "./ToMessage";

/** The items that were settled while the page was open, newest first. The log has the earlier ones. */
export function SettledList() {
  const { t } = useTranslation();
  const { time } = useTimes();
  const settled = useView((view) => view.review.settled);
  if (settled.length === 0) return <p className="py-2 text-sm text-soft">{t("moderation.review.none_settled")}</p>;
  return (
    <>
      <ul className="divide-y divide-line">
        {settled.map((it) => (
          <li key={it.id} className="flex items-baseline justify-between gap-3 py-2">
            <div className="min-w-0">
              <SettledBy settled={it} />
              {it.message && <ToMessage message={it.message} />}
            </div>
            <time dateTime={it.timestamp} className="shrink-0 text-xs text-soft">
              {time(it.timestamp)}
            </time>
          </li>
        ))}
      </ul>
      <p className="text-xs text-soft">{t("moderation.review.settled_hint")}</p>
    </>
  );
}
