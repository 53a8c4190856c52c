import { WaitingPage } from "../../connection/WaitingPage";
import type { Elements } from "../../kit/words/elements";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useSessionState } from "../../room/session/RoomSession";
import { useUnsentCounts } from "../../room/session/use-unsent-counts";
import { Outside } from "./Outside";

type Props = {
  title: string;
  onName: (display_name: string) => void;
  children: Elements;
};

/** Brief losses of the connection included. */
export function Joined({ title, onName, children }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const { room_id } = session.entry;
  const connection = useSessionState((state) => state.connection);
  const hasView = useSessionState(({ view }) => view !== undefined);
  const present = useSessionState(({ view }) => view?.self.module_data.control.display_name);
  if (connection.state === "refused" && connection.because !== undefined) {
    const { because, free_name } = connection;
    const refused = { name: session.entry.display_name, because, free_name };
    return <Outside why="name" room_id={room_id} title={title} refused={refused} onJoin={onName} />;
  }
  if (connection.state === "refused") {
    // A reload also asks for a new identity.
    const retry = () => (connection.reason === "unauthenticated" ? location.reload() : session.join());
    // The invitation was good when this browser came by it: only its room can be gone.
    const isGone = connection.reason === "not_found" && (hasView || session.entry.invite !== undefined);
    const by = isGone ? "stay" : "address";
    return (
      <Outside why="unavailable" room_id={room_id} title={title} failure={connection.reason} by={by} onRetry={retry} />
    );
  }
  if (connection.state === "waiting" || connection.state === "sent_away") {
    const display_name = present ?? session.entry.display_name;
    const since = connection.state === "waiting" ? connection.since : undefined;
    const as = connection.state === "sent_away" ? connection.as : undefined;
    return <Outside why="door" {...{ room_id, title, display_name, since, as }} onJoin={() => session.join()} />;
  }
  if (hasView) return children;
  if (connection.state === "ended") return <Outside why="ended" room_id={room_id} onJoin={() => session.join()} />;
  const isHeldOff = connection.state === "reconnecting" && connection.isHeldOff;
  return (
    <WaitingPage why={isHeldOff && <span>{t("session.held_off")}</span>}>
      <Kept room_id={room_id} />
    </WaitingPage>
  );
}

function Kept({ room_id }: { room_id: string }) {
  const { t } = useTranslation();
  const count = useUnsentCounts().get(room_id) ?? 0;
  return count > 0 && <span>{t("session.kept", { count })}</span>;
}
