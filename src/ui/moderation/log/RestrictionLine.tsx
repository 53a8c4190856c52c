import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import type { Happening } from "./happenings";
import { PersonName } from "./PersonName";

export function RestrictionLine({ line }: { line: Extract<Happening, { readonly target: string }> }) {
  const { t } = useTranslation();
  const { until } = useTimes();
  const parts = { name: <PersonName id={line.who} isFirst />, target: <PersonName id={line.target} /> };
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
