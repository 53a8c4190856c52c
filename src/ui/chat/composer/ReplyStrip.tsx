import { Reply, X } from "lucide-react";
import type { Id } from "../../../protocol";
import { IconButton } from "../../kit/buttons/IconButton";
import { useTranslation } from "../../language/translation/use-translation";
import { Excerpt, useMessage } from "../messages/Quote";

export function ReplyStrip({ id, onDrop }: { id: Id; onDrop: () => void }) {
  const { t } = useTranslation();
  const quoted = useMessage(id);
  return (
    <div className="flex items-center gap-2 border-b border-line px-2.5 py-1 text-sm text-soft sm:px-3.5">
      <Reply aria-hidden size="0.9375rem" className="shrink-0" />
      <span className="sr-only">{t("chat.reply_to")}</span>
      <div className="flex min-w-0 flex-1">
        <Excerpt quoted={quoted} />
      </div>
      <IconButton icon={X} size="small" label={t("chat.drop_reply")} onClick={onDrop} />
    </div>
  );
}
