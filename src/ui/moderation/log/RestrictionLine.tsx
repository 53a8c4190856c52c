import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import type { Happening } from "./happenings";

export function RestrictionLine({ line }: { line: Extract<Happening, { readonly target: string }> }) {
  const { t } = useTranslation();
  const { until } = useTimes();
  const issuer = useView((view) => nameIn(view, line.who));
  const subject = useView((view) => nameIn(view, line.target));
  const parts = {
    name: issuer ? <Name>{issuer}</Name> : <span>{t("moderation.log.somebody")}</span>,
    target: subject ? <Name>{subject}</Name> : <span>{t("people.somebody")}</span>,
  };
  const words =
    line.kind === "chat_muted" && line.until !== undefined
      ? t("moderation.log.chat_muted_until", { time: until(line.until) })
      : t(`moderation.log.${line.kind}`);
  return (
    <>
      <Phrase text={words} parts={parts} />
      {line.reason !== undefined && <span>{` · ${t(`moderation.removal.reasons.${line.reason}`)}`}</span>}
    </>
  );
}
