import { MessagesSquare, NotebookPen, ShieldCheck, UserRoundX, Users } from "lucide-react";
import type { Addressee } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { Button } from "../../kit/buttons/Button";
import { Spinner } from "../../kit/buttons/Spinner";
import { partOf } from "../../kit/later/part";
import { EmptyState } from "../../kit/page/EmptyState";
import { LaterHere } from "../../kit/page/LaterHere";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { isOfModerators, wholeGroupName } from "../../room/labels/group-name";
import { useSession, useSessionState, useView } from "../../room/session/RoomSession";
import { ConversationName } from "../conversations/ConversationName";
import { useIsLost } from "../conversations/lost-group";

const roomLink = partOf(() => import("../../room/invitation/RoomLink").then((it) => it.RoomLink), { isForFew: true });

export function TopLine({ to }: { to: Addressee }) {
  const { t } = useTranslation();
  const session = useSession();
  const key = keyOf(to);
  const older = useSessionState((state) => state.older[key]);
  const complete = useView((view) => view.chat.conversations[key]?.complete ?? true);
  const isEmpty = useView((view) => (view.chat.conversations[key]?.messages.length ?? 0) === 0);
  const isLost = useIsLost(to);
  if (!complete)
    return (
      <div className="flex h-14 items-center justify-center gap-3 text-sm text-faint">
        {older === "failed" ? (
          <>
            <span>{t("chat.older_failed")}</span>
            <Button size="small" onClick={() => session.readOlder(to)}>
              {t("kit.retry")}
            </Button>
          </>
        ) : (
          <Spinner />
        )}
      </div>
    );
  if (isLost) return <Lost name={wholeGroupName(to, t)} />;
  return isEmpty ? <Beginning to={to} /> : <div className="h-3" />;
}

function Lost({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState icon={UserRoundX} title={<Phrase text={t("chat.lost.title")} parts={{ name: <Name>{name}</Name> }} />}>
      <p>{t("chat.lost.hint")}</p>
    </EmptyState>
  );
}

function Beginning({ to }: { to: Addressee }) {
  const { t } = useTranslation();
  const room = useView((view) => view.room);
  const isModerator = useView(({ self }) => self.module_data.control.role === "moderator");
  const isSelf = useView(({ self }) => to.scope === "private" && to.target === self.id);
  const isCleared = useView(
    ({ notices }) => to.scope === "global" && notices.some(({ kind }) => kind === "history_cleared"),
  );
  const which = isCleared ? "cleared" : isSelf ? "notes" : isOfModerators(to) ? "moderators" : to.scope;
  const icon = {
    cleared: MessagesSquare,
    global: MessagesSquare,
    group: Users,
    moderators: ShieldCheck,
    private: MessagesSquare,
    notes: NotebookPen,
  }[which];
  return (
    <EmptyState
      icon={icon}
      title={<Phrase text={t(`chat.beginning.${which}`)} parts={{ name: <ConversationName to={to} /> }} />}
    >
      <p>{t(`chat.beginning.${which}_hint`)}</p>
      {to.scope === "global" && isModerator && (
        // The space below is for the toast that this button brings.
        <div className="mt-4 mb-12">
          <LaterHere
            part={roomLink}
            wanted
            placeholder={<div className="h-28" />}
            room_id={room.id}
            title={room.title}
          />
        </div>
      )}
    </EmptyState>
  );
}
