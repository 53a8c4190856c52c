import { CloudOff, DoorClosed } from "lucide-react";
import Link from "next/link";
import { badRequestOf, wasAnswered } from "../../client/transport/connection";
import { StillTrying } from "../../connection/StillTrying";
import { useFailure } from "../../connection/use-failure";
import { Button } from "../../kit/buttons/Button";
import { buttonLook } from "../../kit/buttons/button-look";
import { EmptyState } from "../../kit/page/EmptyState";
import type { Elements } from "../../kit/words/elements";
import { useTranslation } from "../../language/translation/use-translation";
import { Banned } from "./Banned";
import { LobbyPage } from "./LobbyPage";

const REASONS = ["not_found", "invite_expired", "invite_used_up", "invite_revoked", "room_locked"] as const;

const NOT_FOUND = { invitation: "not_found", address: "room_not_found", stay: "room_gone" } as const;

type Props = {
  failure: unknown;
  room_id?: string;
  title?: string;
  by: "invitation" | "address" | "stay";
  onRetry: () => void;
  children?: Elements;
};

export function RoomUnavailable({ failure, room_id, title: room, by, onRetry, children }: Props) {
  const { t } = useTranslation();
  const inWords = useFailure();
  const reason = REASONS.find((it) => it === failure || it === badRequestOf(failure)?.reason);
  if (failure === "banned" || badRequestOf(failure)?.reason === "banned")
    return <Banned room_id={room_id} title={room} />;
  const words = reason === "not_found" ? NOT_FOUND[by] : reason;
  const isUnanswered = typeof failure !== "string" && !wasAnswered(failure);
  const title = words ? t(`lobby.shut.${words}.title`) : t("lobby.shut.failed");
  return (
    <LobbyPage title={title}>
      <EmptyState heading="h1" icon={words ? DoorClosed : CloudOff} title={title}>
        <p role="alert">{words ? t(`lobby.shut.${words}.text`) : isUnanswered ? <StillTrying /> : inWords(failure)}</p>
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          {(!words || reason === "room_locked") && (
            <Button variant="primary" onClick={onRetry}>
              {t("kit.retry")}
            </Button>
          )}
          {children}
          <Link href="/" className={buttonLook()}>
            {t("kit.back_home")}
          </Link>
        </div>
      </EmptyState>
    </LobbyPage>
  );
}
