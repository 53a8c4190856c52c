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
import { useTranslation } from "../language/translation/use-translation";
import { RoomEntrance } from "../lobby/entrance/RoomEntrance";
import { Moderation } from "../moderation/Moderation";
import { type PanelPlace, usePanel } from "../moderation/use-panel";
import { PersonMenuProvider } from "../participants/menu/PersonMenuProvider";
import { useLevels } from "../settings/RoomChoices";
import { Door } from "./door/Door";
import { FloodingNotice } from "./news/FloodingNotice";
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
              <FloodingNotice />
              <Room />
            </PersonMenuProvider>
          </OwnWindows>
        </SearchingProvider>
      </SpeechProvider>
    </RoomEntrance>
  );
}

function Room() {
  const panel = usePanel();
  const isSearching = useSearching().isOpen;
  const isBeside = panel?.layout === "beside";
  /** The panel has the place of all panes; the room stays behind it as it is. */
  const isBehind = panel !== undefined && !isBeside;
  return (
    <div data-print="flow" className="@container relative flex h-dvh">
      <RoomTitle panel={panel} />
      <div
        inert={isBehind}
        data-print={isBehind ? "none" : "flow"}
        className={clsx("flex h-full min-w-0 flex-1 flex-col", isBehind && "invisible")}
      >
        <Panes panel={panel} isBehind={isBehind} />
      </div>
      {panel && (
        <div
          data-print={isBeside ? "none" : "flow"}
          className={clsx(
            isBeside ? "w-[clamp(22rem,33vw,30rem)] shrink-0" : "absolute inset-0",
            isBeside && isSearching && "hidden",
          )}
        >
          <Moderation {...panel} />
        </div>
      )}
    </div>
  );
}

function Panes({ panel, isBehind }: { panel: PanelPlace | undefined; isBehind: boolean }) {
  const { pane, to } = usePane(isBehind);
  const isWide = useIsWide();
  const isSearching = useSearching().isOpen || pane === "search";
  const isBeside = panel?.layout === "beside";
  useSearchKeys(!isBehind);
  return (
    <>
      <RoomHeader pane={pane} />
      <Forgotten />
      <Door />
      <div
        data-print="flow"
        className={clsx(
          "grid min-h-0 flex-1 grid-cols-1 grid-rows-1 wide:auto-cols-[clamp(14rem,19vw,16rem)]",
          isSearching
            ? "wide:grid-cols-[clamp(12rem,20vw,17rem)_minmax(0,1fr)_clamp(17rem,27vw,24rem)]"
            : isBeside
              ? "wide:grid-cols-[clamp(12rem,19vw,17rem)_minmax(0,1fr)]"
              : "wide:grid-cols-[clamp(12rem,20vw,17rem)_minmax(0,1fr)_clamp(14rem,19vw,16rem)]",
        )}
      >
        {PANES.map(({ name, Content, isCentre }) => (
          <PaneCell
            key={name}
            shown={pane === name}
            isWide={isWide}
            isCentre={isCentre}
            isCovered={(name === "people" && (isSearching || isBeside)) || (name === "search" && !isSearching)}
          >
            <Content isWide={isWide && !isBehind} isInFront={pane === name && !isBehind} to={to} />
          </PaneCell>
        ))}
      </div>
      <Announcer />
      <UnsentWarning />
    </>
  );
}

/** A component of its own: the rest of the room is not drawn anew for a count. */
function RoomTitle({ panel }: { panel: PanelPlace | undefined }) {
  const { t } = useTranslation();
  const room = useView(({ room }) => room.title);
  const isModerator = useView(({ self }) => self.module_data.control.role === "moderator");
  const section = t(`session.sections.${panel?.section ?? "label"}`);
  const title = panel && isModerator ? t("session.sections.page_title", { section, title: room }) : room;
  const levels = useLevels((it) => it);
  const news = useView((view) => newsIn(view, levels));
  return <PageTitle count={news}>{title}</PageTitle>;
}
