import { CloudOff, DoorClosed } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/Button";
import { buttonLook } from "../kit/button-look";
import { EmptyState } from "../kit/EmptyState";
import { useFailure } from "../kit/failure";
import { badRequestOf } from "../session/connection";
import { LobbyPage } from "./LobbyPage";

const REASONS = ["not_found", "invite_expired", "invite_used_up", "invite_revoked"] as const;

type Props = {
  /** What was thrown, or the reason alone. */
  failure: unknown;
  /** What one came with: an invitation, or only the address of a room. */
  by: "invitation" | "address";
  onRetry: () => void;
  /** Another way in, if there is one. */
  children?: ReactNode;
};

/** A door that does not open: says plainly why, and what to do. */
export function Shut({ failure, by, onRetry, children }: Props) {
  const { t } = useTranslation();
  const inWords = useFailure();
  const reason = REASONS.find((it) => it === failure || it === badRequestOf(failure)?.reason);
  const words = reason === "not_found" && by === "address" ? "room_not_found" : reason;
  const title = words ? t(`lobby.shut.${words}.title`) : t("lobby.shut.failed");
  return (
    <LobbyPage title={title}>
      <EmptyState heading="h1" icon={words ? DoorClosed : CloudOff} title={title}>
        <p role="alert">{words ? t(`lobby.shut.${words}.text`) : inWords(failure)}</p>
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          {!words && (
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
