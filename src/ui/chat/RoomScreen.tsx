import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useIsWide } from "../browser/use-is-wide";
import { Drafts } from "../client/drafts";
import { Forgotten } from "../connection/Forgotten";
import { PageTitle } from "../kit/page/PageTitle";
import { LanguageSelect } from "../language/LanguageSelect";
import { SpeechProvider } from "../language/Speech";
import { RoomEntrance } from "../lobby/entrance/RoomEntrance";
import { PeoplePane } from "../participants/PeoplePane";
import { usePane } from "../room/session/panes";
import { useView } from "../room/session/RoomSession";
import { Announcer } from "./Announcer";
import { ComposersProvider } from "./composing/composing";
import { RemovalProvider } from "./composing/Removal";
import { ConversationList } from "./conversations/ConversationList";
import { TypingSwitch } from "./conversations/TypingSwitch";
import { newsIn } from "./conversations/unread";
import { DraftsContext } from "./conversations/use-drafts";
import { useLinkedMessage } from "./link/use-linked-message";
import { MessagePane } from "./MessagePane";
import { PaneCell } from "./PaneCell";
import { PinProvider } from "./pins/PinDialog";
import { RoomHeader } from "./RoomHeader";
import { UnsentWarning } from "./UnsentWarning";

export function RoomScreen() {
  return (
    <RoomEntrance>
      <SpeechProvider>
        <Room />
      </SpeechProvider>
    </RoomEntrance>
  );
}

function Room() {
  const { t } = useTranslation();
  const { pane, to } = usePane();
  const link = useLinkedMessage();
  const isLocating = link.linked.state === "locating" && link.linked.isFirst;
  const isWide = useIsWide();
  const room_id = useView(({ room }) => room.id);
  const drafts = useMemo(() => new Drafts(room_id), [room_id]);
  useEffect(() => drafts.attach(), [drafts]);
  return (
    <div data-print="flow" className="@container flex h-dvh flex-col">
      <RoomTitle />
      <RoomHeader pane={pane} />
      <Forgotten />
      <div
        data-print="flow"
        className="grid min-h-0 flex-1 grid-cols-1 grid-rows-1 wide:grid-cols-[clamp(12rem,20vw,17rem)_minmax(0,1fr)_clamp(14rem,19vw,16rem)]"
      >
        <PaneCell shown={pane === "conversations"} isWide={isWide}>
          <nav
            aria-label={t("chat.conversations")}
            className="flex h-full flex-col justify-between overflow-y-auto border-line bg-side wide:border-e"
          >
            <ConversationList />
            <div className="space-y-2 p-3">
              <TypingSwitch />
              <LanguageSelect />
            </div>
          </nav>
        </PaneCell>
        <PaneCell shown={pane === "messages"} isWide={isWide} isCentre>
          <DraftsContext value={drafts}>
            <ComposersProvider room_id={room_id}>
              <RemovalProvider>
                <PinProvider>
                  {to && !isLocating && <MessagePane to={to} isInFront={isWide || pane === "messages"} link={link} />}
                </PinProvider>
              </RemovalProvider>
            </ComposersProvider>
          </DraftsContext>
        </PaneCell>
        <PaneCell shown={pane === "people"} isWide={isWide}>
          <aside
            role={isWide ? undefined : "region"}
            aria-label={t("people.title")}
            className="h-full border-line bg-side wide:border-s"
          >
            <PeoplePane />
          </aside>
        </PaneCell>
      </div>
      <Announcer />
      <UnsentWarning />
    </div>
  );
}

/** A component of its own: the rest of the room is not drawn anew for a count. */
function RoomTitle() {
  const title = useView(({ room }) => room.title);
  const news = useView((view) => newsIn(view));
  return <PageTitle count={news}>{title}</PageTitle>;
}
