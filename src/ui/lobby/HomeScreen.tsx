import { beginWithLaterTexts } from "../language/catalogues/load";
import { useTranslation } from "../language/translation/use-translation";
import { RoomList } from "./known-rooms/RoomList";
import { LobbyPage } from "./outside/LobbyPage";
import { PasteInvitation } from "./PasteInvitation";
import { StartRoom } from "./StartRoom";

beginWithLaterTexts();

export function HomeScreen() {
  const { t } = useTranslation();
  return (
    <LobbyPage>
      <div className="mb-2">
        <h1 className="text-xl">{t("lobby.headline")}</h1>
        <p className="mt-1 text-soft">{t("lobby.promise")}</p>
      </div>
      <StartRoom />
      <PasteInvitation />
      <RoomList />
    </LobbyPage>
  );
}
