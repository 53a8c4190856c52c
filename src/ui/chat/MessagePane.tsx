import { LockKeyhole, Users } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Addressee } from "../../protocol";
import { keyOf } from "../../room/view";
import { useConversationName } from "../session/names";
import { useView } from "../session/RoomSession";
import { Composer } from "./Composer";
import { useIsLost } from "./lost-group";
import { MessageList } from "./MessageList";
import type { Position } from "./position";

/** A conversation: who it is with, what was said, and where one says something. */
export function MessagePane({ to, isInFront }: { to: Addressee; isInFront: boolean }) {
  const { t } = useTranslation();
  const name = useConversationName(to);
  const positions = useRef(new Map<string, Position>());
  const key = keyOf(to);
  return (
    <div className="flex h-full flex-col">
      {to.scope === "global" ? <h2 className="sr-only">{t("chat.everyone")}</h2> : <Title to={to} name={name} />}
      <MessageList key={key} to={to} name={name} isInFront={isInFront} positions={positions.current} />
      <Composer key={`composer ${key}`} to={to} name={name} />
    </div>
  );
}

/** On a narrow screen the name stands in the header. */
function Title({ to, name }: { to: Addressee; name: string }) {
  const { t } = useTranslation();
  const isPrivate = to.scope === "private";
  const isSelf = useView((view) => isPrivate && to.target === view.self.id);
  const isLost = useIsLost(to);
  const group = isLost ? "chat.lost.conversation" : "chat.group_conversation";
  const Icon = isPrivate ? LockKeyhole : Users;
  return (
    <div className="flex items-center gap-2 border-b border-line px-6 py-2.5 max-[899.98px]:sr-only">
      <Icon aria-hidden size={16} className={isPrivate ? "text-private" : "text-accent"} />
      <h2 className="min-w-0 text-sm">
        <bdi className="block truncate">{name}</bdi>
      </h2>
      <span className="shrink-0 text-xs text-soft">
        {t(isSelf ? "chat.notes_conversation" : isPrivate ? "chat.private_conversation" : group)}
      </span>
    </div>
  );
}
