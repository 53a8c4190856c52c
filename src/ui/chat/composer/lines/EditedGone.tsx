import { Ban } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CopyText } from "../../text/CopyText";

/** Above the editor: its message is gone, and the text is not. */
export function EditedGone({ id, text }: { id: string; text: () => string }) {
  const { t } = useTranslation();
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 rounded-t-[13px] border-b border-line bg-warn-wash px-3.5 py-2 text-sm font-medium text-warn"
    >
      <Ban aria-hidden size="1.0625rem" className="shrink-0" />
      <span id={id} className="min-w-0 flex-1 basis-48 wrap-anywhere">
        {t("messages.edited_gone")}
      </span>
      <CopyText text={text} />
    </div>
  );
}
