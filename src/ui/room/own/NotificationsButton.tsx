import { Bell, BellOff } from "lucide-react";
import { IconButton } from "../../kit/buttons/IconButton";
import { useTranslation } from "../../language/translation/use-translation";
import { useNow } from "../../language/use-today";
import { useSettings } from "../../settings/SettingsProvider";
import { useShowWindow } from "./windows";

export function NotificationsButton() {
  const { t } = useTranslation();
  const show = useShowWindow();
  const now = useNow();
  const isQuiet = useSettings(({ told, quiet_until }) => told === "none" || now < quiet_until);
  return (
    <IconButton
      icon={isQuiet ? BellOff : Bell}
      label={t("session.ways.notifications")}
      onClick={() => show("notifications")}
    />
  );
}
