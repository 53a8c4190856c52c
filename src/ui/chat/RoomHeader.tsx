import { clsx } from "clsx";
import { ChevronLeft, ShieldCheck, Users } from "lucide-react";
import Link from "next/link";
import { useTranslation } from "react-i18next";
import { countHere, keyOf } from "../../room/view";
import { AppHeader } from "../kit/AppHeader";
import { buttonLook } from "../kit/button-look";
import { useTimes } from "../language/use-times";
import { ConnectionState } from "../session/ConnectionState";
import { useConversationName } from "../session/names";
import { useSessionState, useView } from "../session/RoomSession";
import { CopyInvitation } from "./CopyInvitation";
import { hashOf, type Pane, useIsWide } from "./panes";
import { shortCount, totalUnread, UNREAD_LOOK } from "./unread";

/** The room's title, who is here, how the connection is; on a narrow screen the name of what is in front. */
export function RoomHeader({ pane }: { pane: Pane }) {
  const { t } = useTranslation();
  const isWide = useIsWide();
  const room = useView((view) => view.room);
  const isModerator = useView(({ self }) => self.module_data.control.role === "moderator");
  return (
    <AppHeader
      title={isWide ? <bdi className="block truncate">{room.title}</bdi> : <NarrowTitle pane={pane} />}
      meta={isWide ? <HereCount /> : undefined}
      back={
        isWide || pane === "conversations" ? undefined : <Back to={pane === "people" ? "messages" : "conversations"} />
      }
    >
      <ConnectionState />
      {isModerator && <CopyInvitation room_id={room.id} isWide={isWide} />}
      {!isWide && pane !== "people" && <PeopleLink />}
      {isModerator && (isWide || pane === "conversations") && (
        <Link href={`/rooms/${room.id}/moderate`} className={buttonLook()}>
          <ShieldCheck aria-hidden size={18} className="min-[900px]:hidden" />
          <span className="max-[899.98px]:sr-only">{t("chat.moderate")}</span>
        </Link>
      )}
    </AppHeader>
  );
}

function PeopleLink() {
  const { t } = useTranslation();
  const { number } = useTimes();
  const count = useView((view) => countHere(view));
  return (
    <a href={hashOf("people")} className={buttonLook()} aria-label={t("chat.people_here", { count })}>
      <Users aria-hidden size={18} />
      {number(count)}
    </a>
  );
}

function NarrowTitle({ pane }: { pane: Pane }) {
  const { t } = useTranslation();
  const open = useSessionState((state) => state.open);
  const name = useConversationName(open);
  const title = useView(({ room }) => room.title);
  if (pane === "people") return t("people.title");
  return <bdi className="block truncate">{pane === "conversations" || open.scope === "global" ? title : name}</bdi>;
}

function HereCount() {
  const { t } = useTranslation();
  const count = useView((view) => countHere(view));
  return <span className="shrink-0 text-xs text-soft">{t("chat.here", { count })}</span>;
}

/** Leads to the pane before; to the conversations with how much waits in those that are not open. */
function Back({ to }: { to: Pane }) {
  const { t } = useTranslation();
  const open = useSessionState((state) => keyOf(state.open));
  const waiting = useView((view) => totalUnread(view, open));
  const count = to === "conversations" ? waiting : 0;
  return (
    <a href={hashOf(to)} className={clsx(buttonLook("quiet"), "gap-2.5!")}>
      <ChevronLeft aria-hidden size={20} className="-mx-1.5 rtl:-scale-x-100" />
      <span className="sr-only">
        {t(to === "messages" ? "chat.back_to_messages" : "chat.back_to_conversations")}
        {count > 0 && `, ${t("chat.unread", { count })}`}
      </span>
      {count > 0 && (
        <span aria-hidden className={UNREAD_LOOK}>
          {shortCount(count)}
        </span>
      )}
    </a>
  );
}
