import { useTranslation } from "react-i18next";
import { Dialog } from "../../kit/dialogs/Dialog";
import { LanguageSettings } from "./LanguageSettings";
import { LookSettings } from "./LookSettings";
import type { OwnWindowProps } from "./OwnWindow";
import { WritingSettings } from "./WritingSettings";

export function SettingsWindow({ onClose }: Omit<OwnWindowProps, "shown">) {
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={onClose} width="large" title={t("own.settings_title")} description={t("own.kept")}>
      <LookSettings />
      <LanguageSettings />
      <WritingSettings />
    </Dialog>
  );
}
