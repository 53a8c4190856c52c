import { Megaphone, Pin } from "lucide-react";
import type { Id } from "../../../protocol";
import type { Elements } from "../../kit/words/elements";
import { useSpeech } from "../../language/Speech";
import { useView } from "../../room/session/RoomSession";

export function usePinWord(id: Id): string | undefined {
  const { t } = useSpeech();
  const pin = useView((view) => view.pins.find((it) => it.id === id));
  return pin && t(pin.announcement ? "pins.announcement" : "pins.pinned");
}

export function PinMark({ id, children }: { id: Id; children: Elements }) {
  const { t } = useSpeech();
  const pin = useView((view) => view.pins.find((it) => it.id === id));
  if (pin === undefined) return children;
  if (!pin.announcement)
    return (
      <>
        {children}
        <span className="me-2 inline-flex items-baseline gap-1 text-xs text-faint">
          <Pin aria-hidden size="0.75rem" className="shrink-0 self-center" />
          <span>{t("pins.pinned")}</span>
        </span>
      </>
    );
  return (
    <div className="my-1 rounded-lg bg-accent-wash px-3 py-2 forced-colors:border">
      <span className="flex items-center gap-1.5 text-xs font-semibold text-accent">
        <Megaphone aria-hidden size="0.875rem" className="shrink-0" />
        <span>{t("pins.announcement")}</span>
      </span>
      <div className="font-semibold">{children}</div>
    </div>
  );
}
