import { useTranslation } from "react-i18next";
import { AlertDialog } from "../../kit/dialogs/AlertDialog";

type Props = {
  /** How many messages to the room are not sent, as long as that is asked. */
  unsent: number | undefined;
  onForget: () => void;
  onClose: () => void;
};

/** Asks whether a room is to be forgotten with messages that are not in it yet. */
export function ForgetQuestion({ unsent, onForget, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <AlertDialog
      open={unsent !== undefined}
      onOpenChange={onClose}
      title={t("lobby.forget_ask")}
      description={t("lobby.forget_text", { count: unsent })}
      confirm={t("lobby.forget_confirm")}
      onConfirm={onForget}
    />
  );
}
