import { Check } from "lucide-react";
import { useCallback, useState } from "react";
import { type Timestamp, timestampAt } from "../../../protocol";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";

export function useSaved(): readonly [Timestamp | undefined, () => void] {
  const [at, setAt] = useState<Timestamp>();
  return [at, useCallback(() => setAt(timestampAt(Date.now())), [])];
}

export function Saved({ at }: { at: Timestamp | undefined }) {
  const { t } = useTranslation();
  const { time } = useTimes();
  return (
    <p role="status" className="flex min-h-6 items-center gap-1.5 text-xs text-soft">
      {at !== undefined && (
        <>
          <Check aria-hidden size="0.875rem" className="shrink-0 text-accent" />
          <span>{t("moderation.saved", { time: time(at) })}</span>
        </>
      )}
    </p>
  );
}
