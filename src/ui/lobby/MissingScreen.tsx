import { MapPinOff } from "lucide-react";
import Link from "next/link";
import { useTranslation } from "react-i18next";
import { buttonLook } from "../kit/button-look";
import { EmptyState } from "../kit/EmptyState";
import { LobbyPage } from "./LobbyPage";

/** For an address that leads nowhere. */
export function MissingScreen() {
  const { t } = useTranslation();
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
