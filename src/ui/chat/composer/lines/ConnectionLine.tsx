import { RefreshCw, WifiOff } from "lucide-react";
import { useOverdue } from "../../../kit/page/use-overdue";
import { useTranslation } from "../../../language/translation/use-translation";
import { useConnection } from "../../../room/session/use-connection";

const WORTH_A_WORD_MS = 1_500;

export function ConnectionLine({ id }: { id: string }) {
  const { t } = useTranslation();
  const state = useConnection();
  const isOffline = state === "offline";
  const isLong = useOverdue(state === "reconnecting" || state === "connecting", WORTH_A_WORD_MS);
  if (!isOffline && !isLong) return null;
  const Icon = isOffline ? WifiOff : RefreshCw;
  return (
    <p id={id} className="ms-auto flex min-w-0 gap-1.5 text-xs font-semibold text-warn">
      <Icon aria-hidden size="0.875rem" className="mt-0.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{t(isOffline ? "chat.offline" : "chat.reconnecting")}</span>
    </p>
  );
}
