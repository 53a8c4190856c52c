import { PlugZap } from "lucide-react";
import { WaitingPage } from "../../connection/WaitingPage";
import { Button } from "../../kit/buttons/Button";
import { EmptyState } from "../../kit/page/EmptyState";
import type { Elements } from "../../kit/words/elements";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useSessionState } from "../../room/session/RoomSession";
import { useUnsentCounts } from "../../room/session/use-unsent-counts";
import { ForgetButton } from "../known-rooms/ForgetButton";
import { LobbyPage } from "./LobbyPage";
import { NameForm } from "./NameForm";
import { RoomUnavailable } from "./RoomUnavailable";

type Props = {
  title: string;
  onName: (display_name: string) => void;
  children: Elements;
};

/** Shows `children` while the user is in the room, brief losses of the connection included. */
export function Joined({ title, onName, children }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const connection = useSessionState((state) => state.connection);
  const hasView = useSessionState(({ view }) => view !== undefined);
  if (connection.state === "refused" && connection.because !== undefined) {
    const { because, free_name } = connection;
    const refused = { name: session.entry.display_name, because, free_name };
    return (
      <LobbyPage title={title}>
        <NameForm title={title} refused={refused} onJoin={onName} />
      </LobbyPage>
    );
  }
  if (connection.state === "refused") {
    // A reload also asks for a new identity.
    const retry = () => (connection.reason === "unauthenticated" ? location.reload() : session.join());
    // The invitation was good when this browser came by it: only its room can be gone.
    const isGone = connection.reason === "not_found" && (hasView || session.entry.invite !== undefined);
    return (
      <RoomUnavailable failure={connection.reason} by={isGone ? "stay" : "address"} onRetry={retry}>
        {isGone && <ForgetButton room_id={session.entry.room_id} />}
      </RoomUnavailable>
    );
  }
  if (hasView) return children;
  if (connection.state === "ended") return <Ended onJoin={() => session.join()} />;
  const isHeldOff = connection.state === "reconnecting" && connection.isHeldOff;
  return (
    <WaitingPage why={isHeldOff && <span>{t("session.held_off")}</span>}>
      <Kept room_id={session.entry.room_id} />
    </WaitingPage>
  );
}

/** The count of messages that wait for the room, so that nobody fears for those written before a reload. */
function Kept({ room_id }: { room_id: string }) {
  const { t } = useTranslation();
  const count = useUnsentCounts().get(room_id) ?? 0;
  return count > 0 && <span>{t("session.kept", { count })}</span>;
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
