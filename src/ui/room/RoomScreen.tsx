import { clsx } from "clsx";
import { useIsWide } from "../browser/use-is-wide";
import { Announcer } from "../chat/Announcer";
import { newsIn } from "../chat/conversations/unread";
import { SearchingProvider, useSearching } from "../chat/search/searching";
import { useSearchKeys } from "../chat/search/use-search-keys";
import { UnsentWarning } from "../chat/UnsentWarning";
import { Forgotten } from "../connection/Forgotten";
import { PageTitle } from "../kit/page/PageTitle";
import { SpeechProvider } from "../language/Speech";
import { RoomEntrance } from "../lobby/entrance/RoomEntrance";
import { PersonMenuProvider } from "../participants/menu/PersonMenuProvider";
import { useLevels } from "../settings/RoomChoices";
import { Door } from "./door/Door";
import { OwnWindows } from "./own/windows";
import { PaneCell } from "./PaneCell";
import { PANES } from "./panes";
import { RoomHeader } from "./RoomHeader";
import { useView } from "./session/RoomSession";
import { usePane } from "./use-pane";

export function RoomScreen() {
  return (
    <RoomEntrance>
      <SpeechProvider>
        <SearchingProvider>
          <OwnWindows>
            <PersonMenuProvider>
              <Room />
            </PersonMenuProvider>
          </OwnWindows>
        </SearchingProvider>
      </SpeechProvider>
    </RoomEntrance>
  );
}

function Room() {
  const { pane, to } = usePane();
  const isWide = useIsWide();
  const isSearching = useSearching().isOpen || pane === "search";
  useSearchKeys();
  return (
    <div data-print="flow" className="@container flex h-dvh flex-col">
      <RoomTitle />
      <RoomHeader pane={pane} />
      <Forgotten />
      <Door />
      <div
        data-print="flow"
        className={clsx(
          "grid min-h-0 flex-1 grid-cols-1 grid-rows-1 wide:auto-cols-[clamp(14rem,19vw,16rem)]",
          isSearching
            ? "wide:grid-cols-[clamp(12rem,20vw,17rem)_minmax(0,1fr)_clamp(17rem,27vw,24rem)]"
            : "wide:grid-cols-[clamp(12rem,20vw,17rem)_minmax(0,1fr)_clamp(14rem,19vw,16rem)]",
        )}
      >
        {PANES.map(({ name, Content, isCentre }) => (
          <PaneCell
            key={name}
            shown={pane === name}
            isWide={isWide}
            isCentre={isCentre}
            isCovered={name === (isSearching ? "people" : "search")}
          >
            <Content isWide={isWide} isInFront={pane === name} to={to} />
          </PaneCell>
        ))}
      </div>
      <Announcer />
      <UnsentWarning />
    </div>
  );
}

/** A component of its own: the rest of the room is not drawn anew for a count. */
function RoomTitle() {
  const title = useView(({ room }) => room.title);
  const levels = useLevels((it) => it);
  const news = useView((view) => newsIn(view, levels));
  return <PageTitle count={news}>{title}</PageTitle>;
}
