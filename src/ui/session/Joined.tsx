import { PlugZap } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { WaitingPage } from "../kit/WaitingPage";
import { LobbyPage } from "../lobby/LobbyPage";
import { Shut } from "../lobby/Shut";
import { useSession, useSessionState } from "./RoomSession";
import { useUnsentCounts } from "./unsent-counts";

/** Shows `children` while one is in the room, blinks of the connection included; before, and when refused, says so. */
export function Joined({ children }: { children: ReactNode }) {
  const session = useSession();
  const connection = useSessionState((state) => state.connection);
  const hasView = useSessionState(({ view }) => view !== undefined);
  if (connection.state === "refused") {
    // A page that is loaded anew also asks for a new identity.
    const retry = () => (connection.reason === "unauthenticated" ? location.reload() : session.join());
    return <Shut failure={connection.reason} by={session.entry.invite ? "invitation" : "address"} onRetry={retry} />;
  }
  if (hasView) return children;
  if (connection.state === "ended") return <Ended onJoin={() => session.join()} />;
  return (
    <WaitingPage>
      <Kept room_id={session.entry.room_id} />
    </WaitingPage>
  );
}

/** How much waits for the room, so that nobody need fear for what they wrote before the page was loaded. */
function Kept({ room_id }: { room_id: string }) {
  const { t } = useTranslation();
  const count = useUnsentCounts().get(room_id) ?? 0;
  return count > 0 && t("session.kept", { count });
}

function Ended({ onJoin }: { onJoin: () => void }) {
  const { t } = useTranslation();
  return (
    <LobbyPage title={t("session.ended")}>
      <EmptyState icon={PlugZap} heading="h1" title={t("session.ended")}>
        <p role="alert">{t("session.ended_hint")}</p>
        <Button variant="primary" className="mt-5" onClick={onJoin}>
          {t("session.join_again")}
        </Button>
      </EmptyState>
    </LobbyPage>
  );
}
