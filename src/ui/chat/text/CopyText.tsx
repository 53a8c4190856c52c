import { Button } from "../../kit/buttons/Button";
import { useTranslation } from "../../language/translation/use-translation";
import { useTextCopy } from "./use-text-copy";

export function CopyText({ text }: { text: () => string }) {
  const { t } = useTranslation();
  const copy = useTextCopy();
  return (
    <Button size="small" onClick={() => void copy(text())}>
      {t("chat.copy_text")}
    </Button>
  );
}
