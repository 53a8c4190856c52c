import { CircleAlert } from "lucide-react";
import { Button } from "../kit/buttons/Button";
import { EmptyState } from "../kit/page/EmptyState";
import { beginWithLaterTexts } from "../language/catalogues/load";
import { useTranslation } from "../language/translation/use-translation";
import { LobbyPage } from "./outside/LobbyPage";

beginWithLaterTexts();

export function BrokenScreen() {
  const { t } = useTranslation();
  return (
    <LobbyPage title={t("kit.broken_title")}>
      <EmptyState heading="h1" icon={CircleAlert} title={t("kit.broken_title")}>
        <p role="alert">{t("kit.broken")}</p>
        <Button variant="primary" className="mt-5" onClick={() => location.reload()}>
          {t("kit.reload")}
        </Button>
      </EmptyState>
    </LobbyPage>
  );
}
