import { useEffect } from "react";
import { Chime } from "../../browser/telling/chime";
import { focusComposer } from "../../chat/composing/focus-composer";
import { useToast } from "../../kit/dialogs/Toasts";
import { filled } from "../../language/text/filled";
import { isolated } from "../../language/text/right-to-left";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession } from "../../room/session/RoomSession";
import { useSettingsKeeper } from "../../settings/SettingsProvider";

/** The words are then removed, so that nobody comes upon them later. */
const STAYS_MS = 5_000;

/** `asked` is the name at the door: in the room it may have a mark. The words stand beside the app, since the page of the door is gone with the first look at the room. */
export function useLetInNews(asked: string): void {
  const { t } = useTranslation();
  const session = useSession();
  const settings = useSettingsKeeper();
  const toast = useToast();
  useEffect(() => {
    const chime = new Chime();
    const news = document.createElement("p");
    news.setAttribute("aria-live", "assertive");
    news.className = "sr-only";
    document.body.append(news);
    const forget = session.store.subscribe(({ connection, view }) => {
      if (connection.state !== "joined" || news.textContent !== "") return;
      news.textContent = t("lobby.door.let_in");
      setTimeout(() => news.remove(), STAYS_MS);
      if (settings.store.getState().door_sound) void chime.ring();
      requestAnimationFrame(focusComposer);
      const name = view?.self.module_data.control.display_name ?? asked;
      const isOther = name !== asked;
      if (isOther) toast(filled(t("lobby.door.named"), { name: isolated(name) }));
    });
    return () => {
      forget();
      if (news.textContent === "") news.remove();
    };
  }, [session, settings, toast, t, asked]);
}
