import { Code, X } from "lucide-react";
import { Button } from "../../kit/buttons/Button";
import { IconButton } from "../../kit/buttons/IconButton";
import { useTranslation } from "../../language/translation/use-translation";

export function CodeOffer({ onTake, onDrop }: { onTake: () => void; onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1 text-xs text-soft">
      <p role="status">{t("text.looks_like_code")}</p>
      <Button size="small" onClick={onTake}>
        <Code aria-hidden size="0.875rem" />
        <span>{t("text.make_block")}</span>
      </Button>
      <IconButton icon={X} size="small" label={t("text.leave_as_pasted")} onClick={onDrop} />
    </div>
  );
}
