import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Pending } from "../../client/state/state";
import { useFailure } from "../../connection/use-failure";
import { Button } from "../../kit/buttons/Button";
import { useOverdue } from "../../kit/page/use-overdue";
import { useSession, useSessionState, useView } from "../../room/session/RoomSession";
import { useIsLost } from "../conversations/lost-group";
import { useDrafts } from "../conversations/use-drafts";
import { CopyText } from "../text/CopyText";
import { MessageBody } from "../text/MessageBody";
import { MessageFrame } from "./Message";
import { remedyFor } from "./remedy";

const WORTH_A_WORD_MS = 1_500;

export function PendingMessage({ pending, leads }: { pending: Pending; leads: boolean }) {
  const self = useView((view) => view.self.id);
  const { t } = useTranslation();
  const status = useStatus(pending);
  const text = pending.refused ? `${t("chat.not_sent")} ${pending.content}` : pending.content;
  return (
    <MessageFrame source={self} timestamp={pending.timestamp} leads={leads} text={text} status={status}>
      <div className={pending.refused ? "text-soft" : undefined}>
        <MessageBody id={pending.transaction_id} text={pending.content} />
      </div>
      {pending.refused && <Refusal pending={pending} refused={pending.refused} />}
    </MessageFrame>
  );
}

/** The reason in words why a message is not in the room yet. It stands in place of the time, so that nothing moves. */
function useStatus({ waits, refused }: Pending): string | undefined {
  const { t } = useTranslation();
  const isJoined = useSessionState(({ connection }) => connection.state === "joined");
  const isLong = useOverdue(true, WORTH_A_WORD_MS);
  if (refused || !(isLong || waits)) return undefined;
  if (!isJoined) return t("chat.waits.connection");
  return waits ? t(`chat.waits.${waits}`) : t("chat.sending");
}

function Refusal({ pending, refused }: { pending: Pending; refused: NonNullable<Pending["refused"]> }) {
  const { t } = useTranslation();
  const session = useSession();
  const drafts = useDrafts();
  const inWords = useFailure();
  const isLost = useIsLost(pending.to);
  const isEnabled = useView((view) => view.chat.enabled);
  const { transaction_id } = pending;
  const remedy = remedyFor(refused, { isEnabled, isLost });
  const send = () => session.retry(transaction_id);
  const edit = () => {
    drafts.of(pending.to).prepend(pending.content);
    session.discard(transaction_id);
  };
  return (
    <div
      className={clsx(
        "mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm",
        remedy === "now" ? "text-warn" : "text-danger",
      )}
    >
      <CircleAlert aria-hidden size="1rem" className="shrink-0" />
      <span className="min-w-0 flex-1 basis-48 wrap-anywhere">{`${t("chat.not_sent")} ${reasonIn(refused)}`}</span>
      <span className="flex flex-wrap gap-1">
        {remedy === "copy" && <CopyText text={() => pending.content} />}
        {remedy === "now" && (
          <Button size="small" variant="primary" onClick={send}>
            {t("chat.send_now")}
          </Button>
        )}
        {remedy === "again" && (
          <Button size="small" onClick={send}>
            {t("kit.retry")}
          </Button>
        )}
        {remedy !== "copy" && (
          <Button size="small" variant="quiet" onClick={edit}>
            {t("chat.edit")}
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={() => session.discard(transaction_id)}>
          {t("chat.discard")}
        </Button>
      </span>
    </div>
  );

  function reasonIn(reason: typeof refused): string {
    switch (reason) {
      case "chat_disabled":
      case "not_a_member":
        return remedy === "now" ? t(`chat.overtaken.${reason}`) : t(`chat.refused.${reason}`);
      case "stale":
      case "another":
        return t(`chat.refused.${reason}`);
      case "fault":
      case "insufficient_permissions":
      case "target_is_room_owner":
      case "nothing_to_do":
        return t("chat.refused.fault");
      default:
        return inWords(reason);
    }
  }
}
