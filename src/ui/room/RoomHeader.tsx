import { clsx } from "clsx";
import { ChevronLeft } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import { countHere, keyOf } from "../../room/view";
import { useIsWide } from "../browser/use-is-wide";
import { ConversationName } from "../chat/conversations/ConversationName";
import { shortCount, shortMentions, totalMentions, totalUnread, UNREAD_LOOK } from "../chat/conversations/unread";
import { useAudience } from "../chat/conversations/use-audience";
import { SearchButton } from "../chat/search/SearchLink";
import { buttonLook } from "../kit/buttons/button-look";
import { AppHeader } from "../kit/page/AppHeader";
import { Name } from "../kit/words/Name";
import { useTranslation } from "../language/translation/use-translation";
import { ModerateLink } from "../moderation/ModerateLink";
import { HandButton } from "../participants/hands/HandButton";
import { useLevels } from "../settings/RoomChoices";
import { CopyInvitation } from "./invitation/CopyInvitation";
import { NotificationsButton } from "./own/NotificationsButton";
import { OwnMenu } from "./own/OwnMenu";
import { PANES, type PaneName } from "./panes";
import { ConnectionState } from "./session/ConnectionState";
import { useSessionState, useView } from "./session/RoomSession";
import { hashOfPane } from "./use-pane";

export function RoomHeader({ pane }: { pane: PaneName }) {
  const isWide = useIsWide();
  const room = useView((view) => view.room);
  const open = useSessionState((state) => state.open);
  const isLocked = useView(({ rules }) => rules.locked);
  const isModerator = useView(({ self }) => self.module_data.control.role === "moderator");
  // A narrow header has place for one of a moderator's buttons: what waits is worth more than an invitation.
  const isInChat = !isWide && pane === "messages";
  return (
    <AppHeader
      title={isWide ? <Name className="block truncate">{room.title}</Name> : <NarrowTitle pane={pane} />}
      subtitle={!isWide && pane === "messages" && open.scope !== "global" ? <NarrowAudience /> : undefined}
      meta={isWide ? <HereCount /> : undefined}
      back={
        isWide || pane === "conversations" ? undefined : (
          <Back to={pane === "messages" ? "conversations" : "messages"} />
        )
      }
    >
      <ConnectionState />
      {pane !== "search" && <HandButton />}
      {isWide && <SearchButton />}
      {isModerator && !isInChat && <CopyInvitation room_id={room.id} isLocked={isLocked} isWide={isWide} />}
      {!isWide &&
        PANES.map(
          ({ name, Link }) =>
            Link &&
            name !== pane && <Link key={name} href={hashOfPane(name)} to={pane === "messages" ? open : undefined} />,
        )}
      {isModerator && (isWide || isInChat || pane === "conversations") && <ModerateLink />}
      {isWide && <NotificationsButton />}
      {(isWide || pane === "conversations") && <OwnMenu />}
    </AppHeader>
  );
}

function NarrowTitle({ pane }: { pane: PaneName }) {
  const { t } = useTranslation();
  const open = useSessionState((state) => state.open);
  const title = useView(({ room }) => room.title);
  const own = PANES.find(({ name }) => name === pane)?.title;
  if (own) return <span>{own(t)}</span>;
  if (pane === "conversations" || open.scope === "global") return <Name className="block truncate">{title}</Name>;
  return <ConversationName to={open} className="block truncate" />;
}

function NarrowAudience() {
  const audience = useAudience(useSessionState(({ open }) => open));
  return (
    <span aria-hidden className="block truncate text-xs leading-tight text-soft">
      {audience}
    </span>
  );
}

function HereCount() {
  const { t } = useTranslation();
  const count = useView((view) => countHere(view));
  return <span className="shrink-0 text-xs text-soft">{t("chat.here", { count })}</span>;
}

function Back({ to }: { to: PaneName }) {
  const { t } = useTranslation();
  const open = useSessionState((state) => keyOf(state.open));
  const levels = useLevels((it) => it);
  const waiting = useView((view) => totalUnread(view, levels, open));
  const calls = useView(useShallow((view) => totalMentions(view, levels, open)));
  const count = to === "conversations" ? waiting : 0;
  const mentions = to === "conversations" ? calls.count : 0;
  return (
    <a href={hashOfPane(to)} className={clsx(buttonLook("quiet"), "gap-2.5!")}>
      <ChevronLeft aria-hidden size="1.25rem" className="-mx-1.5 rtl:-scale-x-100" />
      <span className="sr-only">
        {[
          t(to === "messages" ? "chat.back_to_messages" : "chat.back_to_conversations"),
          ...(mentions > 0 ? [t("mentions.unread", { count: mentions })] : []),
          ...(count > 0 ? [t("chat.unread", { count })] : []),
        ].join(", ")}
      </span>
      {mentions > 0 && (
        <span aria-hidden className={UNREAD_LOOK}>
          {shortMentions(calls)}
        </span>
      )}
      {count > 0 && (
        <span aria-hidden className={UNREAD_LOOK}>
          {shortCount(count)}
        </span>
      )}
    </a>
  );
}
