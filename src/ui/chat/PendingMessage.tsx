import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/Button";
import { useFailure } from "../kit/failure";
import { useOverdue } from "../kit/use-overdue";
import { useSession, useSessionState, useView } from "../session/RoomSession";
import type { Pending } from "../session/state";
import { CopyText } from "./CopyText";
import { useDrafts } from "./drafts";
import { useIsLost } from "./lost-group";
import { MessageFrame } from "./Message";
import { RichText } from "./RichText";

const WORTH_A_WORD_MS = 1_500;

/** One's own message on its way; or refused, with the reason and what one can do. */
export function PendingMessage({ pending, leads }: { pending: Pending; leads: boolean }) {
  const self = useView((view) => view.self.id);
  return (
    <MessageFrame source={self} timestamp={pending.timestamp} leads={leads}>
      <div className={pending.refused ? "text-soft" : undefined}>
        <RichText text={pending.content} />
      </div>
      {pending.refused ? <Refusal pending={pending} refused={pending.refused} /> : <Sending waits={pending.waits} />}
    </MessageFrame>
  );
}

/** Only what takes long is worth a word, which takes its place only then. */
function Sending({ waits }: { waits: Pending["waits"] }) {
  const { t } = useTranslation();
  const isJoined = useSessionState(({ connection }) => connection.state === "joined");
  const isLong = useOverdue(true, WORTH_A_WORD_MS);
  const words = !isJoined ? "chat.waits.connection" : waits ? (`chat.waits.${waits}` as const) : "chat.sending";
  return (isLong || waits) && <p className="text-xs text-faint">{t(words)}</p>;
}

function Refusal({ pending, refused }: { pending: Pending; refused: NonNullable<Pending["refused"]> }) {
  const { t } = useTranslation();
  const session = useSession();
  const drafts = useDrafts();
  const inWords = useFailure();
  const isLost = useIsLost(pending.to);
  const { transaction_id } = pending;
  const edit = () => {
    drafts.prepend(pending.to, pending.content);
    session.discard(transaction_id);
  };
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-danger">
      <CircleAlert aria-hidden size={16} className="shrink-0" />
      <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
        {t("chat.not_sent")} {reasonIn(refused)}
      </span>
      <span className="flex flex-wrap gap-1">
        {isLost ? (
          <CopyText text={pending.content} />
        ) : (
          <>
            {refused !== "another" && (
              <Button size="small" onClick={() => session.retry(transaction_id)}>
                {t("kit.retry")}
              </Button>
            )}
            <Button size="small" variant="quiet" onClick={edit}>
              {t("chat.edit")}
            </Button>
          </>
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
