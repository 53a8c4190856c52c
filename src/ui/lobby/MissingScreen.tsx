import { MapPinOff } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/router";
import { useEffect } from "react";
import { pathOfPasted } from "../../protocol/pasting/pasted-link";
import { buttonLook } from "../kit/buttons/button-look";
import { EmptyState } from "../kit/page/EmptyState";
import { beginWithLaterTexts } from "../language/catalogues/load";
import { useTranslation } from "../language/translation/use-translation";
import { LobbyPage } from "./outside/LobbyPage";

beginWithLaterTexts();

export function MissingScreen() {
  const { t } = useTranslation();
  const { replace } = useRouter();
  // A link with extra characters or capital letters still tells its meaning.
  useEffect(() => {
    const meant = pathOfPasted(location.href);
    if (meant !== undefined && meant !== location.pathname) void replace(meant);
  }, [replace]);
  return (
    <LobbyPage title={t("kit.missing_title")}>
      <EmptyState heading="h1" icon={MapPinOff} title={t("kit.missing_title")}>
        <p>{t("kit.missing")}</p>
        <Link href="/" className={`${buttonLook("primary")} mt-5`}>
          {t("kit.back_home")}
        </Link>
      </EmptyState>
    </LobbyPage>
  );
}
