import { PlugZap } from "lucide-react";
import { Button } from "../../kit/buttons/Button";
import { EmptyState } from "../../kit/page/EmptyState";
import { useTranslation } from "../../language/translation/use-translation";
import { LobbyPage } from "./LobbyPage";

export function Ended({ onJoin }: { onJoin: () => void }) {
  const { t } = useTranslation();
  return (
    <LobbyPage title={t("lobby.ended")}>
      <EmptyState icon={PlugZap} heading="h1" title={t("lobby.ended")}>
        <p role="alert">{t("lobby.ended_hint")}</p>
        <Button variant="primary" className="mt-5" onClick={onJoin}>
          {t("session.join_again")}
        </Button>
      </EmptyState>
    </LobbyPage>
  );
}
