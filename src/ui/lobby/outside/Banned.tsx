import Link from "next/link";
import { useEffect, useRef } from "react";
import { buttonLook } from "../../kit/buttons/button-look";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { useForget } from "../known-rooms/use-forget";
import { LobbyPage } from "./LobbyPage";

type Props = { room_id?: string; title?: string };

export function Banned({ room_id, title }: Props) {
  const { t } = useTranslation();
  const forget = useRef(useForget());
  useEffect(() => {
    if (room_id !== undefined) forget.current(room_id);
  }, [room_id]);
  return (
    <LobbyPage title={t("lobby.shut.banned.title")}>
      <section className="rounded-card border border-line bg-raise p-5 shadow-raised sm:p-6">
        {title !== undefined && (
          <p className="text-sm text-soft wrap-anywhere">
            <Name>{title}</Name>
          </p>
        )}
        <h1 className="text-xl">{t("lobby.shut.banned.title")}</h1>
        <p role="alert" className="mt-2 text-sm text-soft">
          {t("lobby.shut.banned.text")}
        </p>
        <Link href="/" className={`${buttonLook("primary")} mt-5`}>
          {t("kit.back_home")}
        </Link>
      </section>
    </LobbyPage>
  );
}
