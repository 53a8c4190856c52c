import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import { chosenFor, keepChosen } from "../../client/chosen-mentions";
import { isChange, type Pending, type Reason } from "../../client/state/pending";
import { useFailure } from "../../connection/use-failure";
import { Button } from "../../kit/buttons/Button";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useView } from "../../room/session/RoomSession";
import { useComposers } from "../composing/composing";
import { silenceIn } from "../composing/silence";
import { useIsLost } from "../conversations/lost-group";
import { notDone } from "../conversations/not-done";
import { useDrafts } from "../conversations/use-drafts";
import { CopyText } from "../text/CopyText";
import { remedyFor } from "./remedy";

export function Refusal({ pending, refused }: { pending: Pending; refused: Reason }) {
  const { t } = useTranslation();
  const session = useSession();
  const drafts = useDrafts();
  const composers = useComposers();
  const inWords = useFailure();
  const isLost = useIsLost(pending.to);
  const isEnabled = useView((view) => view.chat.enabled);
  const isLocked = useView((view) => silenceIn(view, pending.to) === "locked");
  const isMuted = useView((view) => silenceIn(view, pending.to) === "muted");
  const { transaction_id, content = "" } = pending;
  const isText = content !== "";
  const remedy =
    !isLost && isOfMention(pending, refused) ? "edit" : remedyFor(refused, { isEnabled, isLost, isMuted, isLocked });
  const send = () => session.retry(transaction_id);
  const edit = () => {
    const { room_id } = session.entry;
    if (!isChange(pending))
      keepChosen(room_id, pending.to, [...(pending.chosen ?? []), ...chosenFor(room_id, pending.to)]);
    if (!isChange(pending) && pending.reply_to !== undefined) composers.reply(pending.to, pending.reply_to);
    drafts.of(pending.to).prepend(content);
    session.discard(transaction_id);
  };
  const sendAnew = () => {
    void session.say(pending.to, content, isChange(pending) ? {} : { chosen: pending.chosen });
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
      <span className="min-w-0 flex-1 basis-48 wrap-anywhere">{`${t(notDone(pending))} ${reasonIn(refused)}`}</span>
      <span className="flex flex-wrap gap-1">
        {isText && (isChange(pending) || remedy === "copy") && <CopyText text={() => content} />}
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
        {remedy === "anew" && isText && (
          <Button size="small" onClick={sendAnew}>
            {t("chat.send_anew")}
          </Button>
        )}
        {remedy !== "copy" && !isChange(pending) && (
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
      case "muted":
        return remedy === "now" ? t("chat.overtaken.muted") : inWords(reason);
      case "chat_locked":
        return isOfMention(pending, reason) ? t("chat.refused.mention_all") : inWords(reason);
      case "stale":
      case "another":
        return t(`chat.refused.${reason}`);
      case "fault":
      case "insufficient_permissions":
      case "target_is_room_owner":
      case "nothing_to_do":
        return t("chat.refused.fault");
      case "not_the_author":
      case "edit_window_over":
      case "message_is_deleted":
        return t(`kit.refused.${reason}`);
      default:
        return inWords(reason);
    }
  }
}

/** Without the mention, the message can go. */
function isOfMention(pending: Pending, refused: Reason): boolean {
  if (isChange(pending)) return false;
  const { to, chosen = [] } = pending;
  if (refused === "chat_locked") return chosen.some((it) => "all" in it);
  return refused === "not_a_member" && to.scope !== "group" && chosen.some((it) => "group" in it);
}
