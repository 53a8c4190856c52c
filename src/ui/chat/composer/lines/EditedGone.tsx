import { Ban } from "lucide-react";
import { useTranslation } from "../../../language/translation/use-translation";
import { CopyText } from "../../text/CopyText";
import { WritingLost } from "./WritingLost";

export function EditedGone({ id, text }: { id: string; text: () => string }) {
  const { t } = useTranslation();
  return (
    <WritingLost icon={Ban} id={id} remedy={<CopyText text={text} />}>
      {t("messages.edited_gone")}
    </WritingLost>
  );
}
