import { clsx } from "clsx";
import { ChevronLeft, ShieldCheck, Users } from "lucide-react";
import Link from "next/link";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { countHere, keyOf } from "../../room/view";
import { useIsWide } from "../browser/use-is-wide";
import { buttonLook } from "../kit/buttons/button-look";
import { AppHeader } from "../kit/page/AppHeader";
import { Name } from "../kit/words/Name";
import { useTimes } from "../language/use-times";
import { CopyInvitation } from "../room/invitation/CopyInvitation";
import { ConnectionState } from "../room/session/ConnectionState";
import { hashOf, type Pane } from "../room/session/panes";
import { useSessionState, useView } from "../room/session/RoomSession";
import { ConversationName } from "./conversations/ConversationName";
import { shortCount, shortMentions, totalMentions, totalUnread, UNREAD_LOOK } from "./conversations/unread";
import { useAudience } from "./conversations/use-audience";

export function RoomHeader({ pane }: { pane: Pane }) {
  const { t } = useTranslation();
  const isWide = useIsWide();
  const room = useView((view) => view.room);
  const isPrivate = useSessionState(({ open }) => open.scope === "private");
  const isApart = useSessionState(({ open }) => open.scope !== "global");
  const isModerator = useView(({ self }) => self.module_data.control.role === "moderator");
  return (
    <AppHeader
      title={isWide ? <Name className="block truncate">{room.title}</Name> : <NarrowTitle pane={pane} />}
      subtitle={!isWide && pane === "messages" && isApart ? <NarrowAudience /> : undefined}
      meta={isWide ? <HereCount /> : undefined}
      back={
        isWide || pane === "conversations" ? undefined : <Back to={pane === "people" ? "messages" : "conversations"} />
      }
    >
      <ConnectionState />
      {isModerator && <CopyInvitation room_id={room.id} isWide={isWide} />}
      {!isWide && pane !== "people" && <PeopleLink isCounted={pane === "conversations" || !isPrivate} />}
      {isModerator && (isWide || pane === "conversations") && (
        <Link href={`/rooms/${room.id}/moderate`} className={buttonLook()}>
          <ShieldCheck aria-hidden size="1.125rem" className="wide:hidden" />
          <span className="narrow:sr-only">{t("chat.moderate")}</span>
        </Link>
      )}
    </AppHeader>
  );
}

/** Leads to the people. Beside a private conversation it hides the room's headcount: those people do not see it. */
function PeopleLink({ isCounted }: { isCounted: boolean }) {
  const { t } = useTranslation();
  const { number } = useTimes();
  const count = useView((view) => countHere(view));
  return (
    <a href={hashOf("people")} className={buttonLook()} aria-label={t("chat.people_here", { count })}>
      <Users aria-hidden size="1.125rem" />
      {isCounted && <span>{number(count)}</span>}
    </a>
  );
}

function NarrowTitle({ pane }: { pane: Pane }) {
  const { t } = useTranslation();
  const open = useSessionState((state) => state.open);
  const title = useView(({ room }) => room.title);
  if (pane === "people") return <span>{t("people.title")}</span>;
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

function Back({ to }: { to: Pane }) {
  const { t } = useTranslation();
  const open = useSessionState((state) => keyOf(state.open));
  const waiting = useView((view) => totalUnread(view, open));
  const calls = useView(useShallow((view) => totalMentions(view, open)));
  const count = to === "conversations" ? waiting : 0;
  const mentions = to === "conversations" ? calls.count : 0;
  return (
    <a href={hashOf(to)} className={clsx(buttonLook("quiet"), "gap-2.5!")}>
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
