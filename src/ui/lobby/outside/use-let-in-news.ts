import { useEffect } from "react";
import { Chime } from "../../browser/telling/chime";
import { focusComposer } from "../../chat/composing/focus-composer";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession } from "../../room/session/RoomSession";
import { useSettingsKeeper } from "../../settings/SettingsProvider";

/** The words are then removed, so that nobody comes upon them later. */
const STAYS_MS = 5_000;

/** The words stand beside the app, since the page of the door is gone with the first look at the room. */
export function useLetInNews(): void {
  const { t } = useTranslation();
  const session = useSession();
  const settings = useSettingsKeeper();
  useEffect(() => {
    const chime = new Chime();
    const news = document.createElement("p");
    news.setAttribute("aria-live", "assertive");
    news.className = "sr-only";
    document.body.append(news);
    const forget = session.store.subscribe(({ connection }) => {
      if (connection.state !== "joined" || news.textContent !== "") return;
      news.textContent = t("lobby.door.let_in");
      setTimeout(() => news.remove(), STAYS_MS);
      if (settings.store.getState().door_sound) void chime.ring();
      requestAnimationFrame(focusComposer);
    });
    return () => {
      forget();
      if (news.textContent === "") news.remove();
    };
  }, [session, settings, t]);
}
