import { useTranslation } from "react-i18next";
import { Button } from "../kit/Button";
import { useSession, useSessionState } from "./RoomSession";

/** The connection in words, while it is not good. */
export function ConnectionState() {
  const { t } = useTranslation();
  const session = useSession();
  const state = useSessionState(({ connection }) => connection.state);
  const isGood = state === "joined";
  return (
    <>
      <span role="status" className="shrink-0">
        {!isGood && state !== "refused" && (
          <span className="rounded-full bg-warn-wash px-2.5 py-1 text-xs font-semibold whitespace-nowrap text-warn forced-colors:border">
            {t(`session.state.${state}`)}
          </span>
        )}
      </span>
      {state === "ended" && (
        <Button size="small" variant="primary" onClick={() => session.join()}>
          {t("session.join_again")}
        </Button>
      )}
    </>
  );
}
