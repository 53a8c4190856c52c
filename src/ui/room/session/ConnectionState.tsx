import { RefreshCw, WifiOff } from "lucide-react";
import { Button } from "../../kit/buttons/Button";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession } from "./RoomSession";
import { useConnection } from "./use-connection";

export function ConnectionState() {
  const { t } = useTranslation();
  const session = useSession();
  const state = useConnection();
  const Icon = state === "offline" ? WifiOff : RefreshCw;
  const isGood = state === "joined";
  return (
    <>
      <span role="status" className="shrink-0">
        {!isGood && state !== "refused" && (
          <span className="flex items-center gap-1.5 rounded-full bg-warn-wash p-1.5 text-xs font-semibold whitespace-nowrap text-warn sm:px-2.5 sm:py-1 forced-colors:border">
            <Icon aria-hidden size="1rem" className="sm:hidden" />
            <span className="max-sm:sr-only">{t(`session.state.${state}`)}</span>
          </span>
        )}
      </span>
      {state === "ended" && (
        <Button size="small" variant="primary" onClick={() => session.join()}>
          {t("session.join_again")}
        </Button>
      )}
    </>
  );
}
