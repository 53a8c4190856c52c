import { BellOff } from "lucide-react";
import { useState } from "react";
import { askPermission, permission } from "../../browser/telling/notifications";
import { Switch } from "../../kit/forms/Switch";
import { useTranslation } from "../../language/translation/use-translation";
import { useSettings, useSettingsKeeper } from "../../settings/SettingsProvider";
import { SettingRow } from "./SettingRow";

/** The browser is asked for leave when notifications are switched on. */
export function DesktopSettings() {
  const { t } = useTranslation();
  const keeper = useSettingsKeeper();
  const { sound, desktop, shows_text } = useSettings((settings) => settings);
  const [allowed, setAllowed] = useState(permission);
  const isBlocked = allowed === "denied" || allowed === "unsupported";
  const choose = async (isOn: boolean) => {
    const answer = isOn ? await askPermission() : allowed;
    setAllowed(answer);
    keeper.choose({ desktop: isOn && answer === "granted" });
  };
  return (
    <div>
      <SettingRow isSmall label={t("telling.sound")} hint={t("telling.sound_hint")}>
        {(wiring) => <Switch {...wiring} checked={sound} onCheckedChange={(sound) => keeper.choose({ sound })} />}
      </SettingRow>
      <SettingRow isSmall label={t("telling.desktop")} hint={t("telling.desktop_hint")}>
        {(wiring) => (
          <Switch
            {...wiring}
            checked={desktop && allowed === "granted"}
            onCheckedChange={(isOn) => void choose(isOn)}
          />
        )}
      </SettingRow>
      <div role="status">
        {isBlocked && (
          <p className="mb-3 flex items-start gap-2.5 rounded-lg bg-warn-wash px-3 py-2.5 text-xs text-text">
            <BellOff aria-hidden size="1.125rem" className="shrink-0 text-warn" />
            <span>{t(allowed === "denied" ? "telling.blocked" : "telling.unsupported")}</span>
          </p>
        )}
      </div>
      {desktop && allowed === "granted" && (
        <SettingRow isSmall label={t("telling.text")} hint={t("telling.text_hint")}>
          {(wiring) => (
            <Switch {...wiring} checked={shows_text} onCheckedChange={(shows_text) => keeper.choose({ shows_text })} />
          )}
        </SettingRow>
      )}
    </div>
  );
}
