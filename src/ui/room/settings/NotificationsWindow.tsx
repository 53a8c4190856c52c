import { Dialog } from "../../kit/dialogs/Dialog";
import { RadioChoice } from "../../kit/forms/RadioChoice";
import { useTranslation } from "../../language/translation/use-translation";
import { useSettings, useSettingsKeeper } from "../../settings/SettingsProvider";
import { DesktopSettings } from "./DesktopSettings";
import type { OwnWindowProps } from "./OwnWindow";
import { QuietSettings } from "./QuietSettings";
import { RoomLevels } from "./RoomLevels";

const TOLD = ["all", "mentions", "private", "none"] as const;

export function NotificationsWindow({ onClose }: Omit<OwnWindowProps, "shown">) {
  const { t } = useTranslation();
  const keeper = useSettingsKeeper();
  const told = useSettings((settings) => settings.told);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="large"
      title={t("session.ways.notifications")}
      description={t("own.kept")}
    >
      <DesktopSettings />
      <div className="border-t border-line py-3">
        <RadioChoice
          label={t("telling.level")}
          value={told}
          onValueChange={(told) => keeper.choose({ told })}
          options={TOLD.map((value) => ({ value, text: t(`telling.told.${value}`) }))}
        />
      </div>
      <RoomLevels />
      <QuietSettings />
    </Dialog>
  );
}
