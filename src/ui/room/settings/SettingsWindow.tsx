import { Bell, Keyboard } from "lucide-react";
import { Button } from "../../kit/buttons/Button";
import { Dialog } from "../../kit/dialogs/Dialog";
import { useTranslation } from "../../language/translation/use-translation";
import { LanguageSettings } from "./LanguageSettings";
import { LookSettings } from "./LookSettings";
import type { OwnWindowProps } from "./OwnWindow";
import { WritingSettings } from "./WritingSettings";

export function SettingsWindow({ onShow, onClose }: Omit<OwnWindowProps, "shown">) {
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={onClose} width="large" title={t("own.settings_title")} description={t("own.kept")}>
      <LookSettings />
      <LanguageSettings />
      <WritingSettings />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button onClick={() => onShow("notifications")}>
          <Bell aria-hidden size="1.125rem" strokeWidth={1.9} />
          <span>{t("session.ways.notifications")}</span>
        </Button>
        <Button onClick={() => onShow("keys")}>
          <Keyboard aria-hidden size="1.125rem" strokeWidth={1.9} />
          <span>{t("session.ways.keys")}</span>
        </Button>
      </div>
    </Dialog>
  );
}
