import { Monitor, Moon, Sun } from "lucide-react";
import { SegmentedChoice } from "../../kit/forms/SegmentedChoice";
import { useTranslation } from "../../language/translation/use-translation";
import { useSettings, useSettingsKeeper } from "../../settings/SettingsProvider";
import type { Settings } from "../../settings/settings";
import { SettingPart } from "./SettingPart";
import { SettingRow } from "./SettingRow";

const THEMES = { system: Monitor, light: Sun, dark: Moon } as const;
const DENSITIES = ["comfortable", "compact"] as const;
const SIZES = ["small", "normal", "large", "larger", "largest"] as const;

export function LookSettings() {
  const { t } = useTranslation();
  const keeper = useSettingsKeeper();
  const { theme, density, text_size } = useSettings((settings) => settings);
  return (
    <SettingPart title={t("own.look")}>
      <SettingRow label={t("own.theme.label")}>
        {(wiring) => (
          <SegmentedChoice
            {...wiring}
            value={theme}
            onValueChange={(theme) => keeper.choose({ theme })}
            options={Object.entries(THEMES).map(([value, icon]) => ({
              value: value as Settings["theme"],
              text: t(`own.theme.${value as Settings["theme"]}`),
              icon,
            }))}
          />
        )}
      </SettingRow>
      <SettingRow label={t("own.text_size.label")} hint={t("own.text_size.hint")}>
        {(wiring) => (
          <SegmentedChoice
            {...wiring}
            value={text_size}
            onValueChange={(text_size) => keeper.choose({ text_size })}
            options={SIZES.map((value) => ({ value, text: t(`own.text_size.${value}`) }))}
          />
        )}
      </SettingRow>
      <SettingRow label={t("own.density.label")} hint={t("own.density.hint")}>
        {(wiring) => (
          <SegmentedChoice
            {...wiring}
            value={density}
            onValueChange={(density) => keeper.choose({ density })}
            options={DENSITIES.map((value) => ({ value, text: t(`own.density.${value}`) }))}
          />
        )}
      </SettingRow>
    </SettingPart>
  );
}
