import { countHere } from "../../room/view";
import { PageTitle } from "../kit/page/PageTitle";
import { LanguageSelect } from "../language/LanguageSelect";
import { useTranslation } from "../language/translation/use-translation";
import { useView } from "../room/session/RoomSession";
import { ConnectionBanner } from "./ConnectionBanner";
import { ChatSwitch } from "./commands/ChatSwitch";
import { ClearHistory } from "./commands/ClearHistory";
import { HandsSwitch } from "./commands/HandsSwitch";
import { NamesSwitch } from "./commands/NamesSwitch";
import { Invitations } from "./invitations/Invitations";
import { Log } from "./log/Log";
import { PanelHeader } from "./PanelHeader";
import { People } from "./people/People";
import { RoomRules } from "./rules/RoomRules";
import { WaitingRoom } from "./waiting/WaitingRoom";

export function Panel() {
  const { t } = useTranslation();
  const room = useView((view) => view.room);
  const count = useView((view) => countHere(view));
  return (
    <div className="@container">
      <PageTitle>{t("moderation.page_title", { title: room.title })}</PageTitle>
      <PanelHeader room={room} count={count} />
      <main className="mx-auto grid max-w-[58.75rem] grid-cols-1 gap-4 px-3 pt-4 pb-10 sm:gap-[1.125rem] sm:px-6 sm:pt-7">
        <ConnectionBanner />
        <div className="grid grid-cols-1 items-stretch gap-4 sm:gap-[1.125rem] md:grid-cols-2">
          <ChatSwitch />
          <ClearHistory />
          <HandsSwitch />
          <NamesSwitch />
        </div>
        <WaitingRoom />
        <RoomRules />
        <People />
        <Invitations room_id={room.id} />
        <Log room_id={room.id} />
      </main>
      <footer className="flex justify-center pb-8">
        <LanguageSelect />
      </footer>
    </div>
  );
}
