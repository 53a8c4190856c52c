import { X } from "lucide-react";
import { useState } from "react";
import { keepsAnything } from "../browser/local-storage";
import { IconButton } from "../kit/buttons/IconButton";
import { Banner } from "../kit/page/Banner";
import { useTranslation } from "../language/translation/use-translation";
import { useStanding } from "./use-standing";

export function Forgotten() {
  const { t } = useTranslation();
  const [isStored] = useState(keepsAnything);
  const [isRead, setRead] = useState(false);
  const { isForgotten } = useStanding();
  if (isRead || (isStored && !isForgotten)) return null;
  const lost = isStored ? "identity" : isForgotten === false ? "texts" : "all";
  return (
    <Banner tone="warn">
      <span className="flex items-start gap-2">
        <span className="min-w-0 flex-1">{t(`session.forgotten.${lost}`)}</span>
        <IconButton icon={X} size="small" label={t("kit.dismiss")} className="-my-1" onClick={() => setRead(true)} />
      </span>
    </Banner>
  );
}
