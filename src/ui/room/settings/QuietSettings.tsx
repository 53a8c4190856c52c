import { useId } from "react";
import { Button } from "../../kit/buttons/Button";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useNow } from "../../language/use-today";
import { useSettings, useSettingsKeeper } from "../../settings/SettingsProvider";

const MINUTE_MS = 60_000;
/** The last moment that JavaScript knows. */
const FOR_EVER = 8.64e15;

const SPANS = [
  { text: "telling.minutes", lasts: 30 * MINUTE_MS },
  { text: "telling.hour", lasts: 60 * MINUTE_MS },
  { text: "telling.until_ended", lasts: Number.POSITIVE_INFINITY },
] as const;

export function QuietSettings() {
  const { t } = useTranslation();
  const id = useId();
  const { time } = useTimes();
  const keeper = useSettingsKeeper();
  const until = useSettings((settings) => settings.quiet_until);
  const isQuiet = useNow() < until;
  const words =
    until === FOR_EVER ? t("telling.quiet_on") : t("telling.quiet_until", { time: isQuiet ? time(at(until)) : "" });
  return (
    <section
      aria-labelledby={id}
      className="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-3"
    >
      <p id={id} role="status" className="text-sm font-semibold">
        {isQuiet ? words : t("telling.quiet")}
      </p>
      <div className="flex flex-wrap gap-2">
        {isQuiet ? (
          <Button size="small" onClick={() => keeper.choose({ quiet_until: 0 })}>
            {t("telling.end_quiet")}
          </Button>
        ) : (
          SPANS.map(({ text, lasts }) => (
            <Button
              key={text}
              size="small"
              onClick={() => keeper.choose({ quiet_until: Math.min(Date.now() + lasts, FOR_EVER) })}
            >
              {t(text)}
            </Button>
          ))
        )}
      </div>
    </section>
  );
}

function at(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
