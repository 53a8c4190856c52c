import { AlertWindow } from "../../kit/dialogs/windows/AlertWindow";
import { useTranslation } from "../../language/translation/use-translation";

type Props = {
  unsent: number | undefined;
  onForget: () => void;
  onClose: () => void;
};

export function ForgetQuestion({ unsent, onForget, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <AlertWindow
      open={unsent !== undefined}
      onOpenChange={onClose}
      title={t("lobby.forget_ask")}
      description={t("lobby.forget_text", { count: unsent })}
      confirm={t("lobby.forget_confirm")}
      onConfirm={onForget}
    />
  );
}
