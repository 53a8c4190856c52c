import { preferredLanguages } from "../../browser/person";
import { FIELD_LOOK } from "../../kit/forms/Field";
import { SegmentedChoice } from "../../kit/forms/SegmentedChoice";
import { isLanguage, LANGUAGES } from "../../language/catalogues/languages";
import { timesIn } from "../../language/times";
import { useTranslation } from "../../language/translation/use-translation";
import { useLanguage } from "../../language/use-language";
import { useSettings, useSettingsKeeper } from "../../settings/SettingsProvider";
import { SettingPart } from "./SettingPart";
import { SettingRow } from "./SettingRow";

const AFTERNOON = new Date(2026, 0, 1, 14, 5).toISOString();

export function LanguageSettings() {
  const { t } = useTranslation();
  const keeper = useSettingsKeeper();
  const clock = useSettings((settings) => settings.clock);
  const [language, choose] = useLanguage();
  const inHours = (clock: "h23" | "h12") =>
    timesIn(language, { preferred: preferredLanguages(), clock }).time(AFTERNOON);
  return (
    <SettingPart title={t("own.language_and_time")}>
      <SettingRow label={t("kit.language")}>
        {({ "aria-labelledby": id }) => (
          <select
            aria-labelledby={id}
            value={language}
            onChange={({ target }) => isLanguage(target.value) && choose(target.value)}
            className={`${FIELD_LOOK} sm:max-w-48`}
          >
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </SettingRow>
      <SettingRow label={t("own.clock.label")}>
        {(wiring) => (
          <SegmentedChoice
            {...wiring}
            value={clock}
            onValueChange={(clock) => keeper.choose({ clock })}
            options={[
              { value: "language", text: t("own.clock.language") },
              { value: "h23", text: inHours("h23") },
              { value: "h12", text: inHours("h12") },
            ]}
          />
        )}
      </SettingRow>
    </SettingPart>
  );
}
