import { useStore } from "zustand";
import { isTouched } from "../../browser/media";
import { Switch } from "../../kit/forms/Switch";
import { useTranslation } from "../../language/translation/use-translation";
import { useSettings, useSettingsKeeper } from "../../settings/SettingsProvider";
import { useSession } from "../session/RoomSession";
import { SettingPart } from "./SettingPart";
import { SettingRow } from "./SettingRow";

export function WritingSettings() {
  const { t } = useTranslation();
  const keeper = useSettingsKeeper();
  const isSending = useSettings(({ enter }) => enter === "sends");
  const { typing } = useSession();
  const isTypingShown = useStore(typing.store, ({ isOn }) => isOn);
  return (
    <SettingPart title={t("own.writing")}>
      <SettingRow isSmall label={t("own.enter.label")} hint={t(isTouched() ? "own.enter.touched" : "own.enter.hint")}>
        {(wiring) => (
          <Switch
            {...wiring}
            checked={isSending}
            onCheckedChange={(sends) => keeper.choose({ enter: sends ? "sends" : "breaks" })}
          />
        )}
      </SettingRow>
      <SettingRow isSmall label={t("own.typing")} hint={t("own.typing_hint")}>
        {(wiring) => <Switch {...wiring} checked={isTypingShown} onCheckedChange={(on) => typing.choose(on)} />}
      </SettingRow>
    </SettingPart>
  );
}
