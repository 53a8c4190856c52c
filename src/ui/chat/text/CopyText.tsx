import { useTranslation } from "react-i18next";
import { Button } from "../../kit/buttons/Button";
import { copyText } from "../../kit/dialogs/copy-text";
import { useToast } from "../../kit/dialogs/Toasts";

export function CopyText({ text }: { text: () => string }) {
  const { t } = useTranslation();
  const toast = useToast();
  const copy = async () => toast(t((await copyText(text())) ? "chat.text_copied" : "chat.text_not_copied"));
  return (
    <Button size="small" onClick={() => void copy()}>
      {t("chat.copy_text")}
    </Button>
  );
}
