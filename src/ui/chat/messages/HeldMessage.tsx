import { CircleAlert, Hourglass } from "lucide-react";
import type { HeldMessage as Held } from "../../../protocol";
import type { Rejected } from "../../../room/view";
import { Button } from "../../kit/buttons/Button";
import type { Elements } from "../../kit/words/elements";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { useComposers } from "../composing/composing";
import { focusComposer } from "../composing/focus-composer";
import { useDrafts } from "../conversations/use-drafts";
import { MessageBody } from "../text/MessageBody";
import { useWords } from "../text/use-formatted";
import { MessageFrame } from "./Message";

const EVERYONE = { scope: "global" } as const;

/** An own message that waits for a moderator. Nobody else sees it. */
export function HeldMessage({ message, leads }: { message: Held; leads: boolean }) {
  const { t } = useTranslation();
  const { run, busy, connected } = useCommand();
  const takeBack = () => {
    if (busy || !connected) return;
    void run({ namespace: "messages", payload: { action: "delete", message_id: message.id } });
    focusComposer();
  };
  return (
    <Waiting message={message} leads={leads} status={t("messages.held.waits")}>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-soft">
        <Hourglass aria-hidden size="0.875rem" className="shrink-0 text-warn" />
        <strong className="font-semibold text-warn">{t("messages.held.waits")}</strong>
        <span>{t("messages.held.unseen")}</span>
        <Button size="small" variant="quiet" aria-disabled={busy || !connected} onClick={takeBack}>
          {t("messages.held.take_back")}
        </Button>
      </p>
    </Waiting>
  );
}

/** An own message that a moderator did not let through. Its text is not lost. */
export function RejectedMessage({ message, leads }: { message: Rejected; leads: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const drafts = useDrafts();
  const composers = useComposers();
  const said = t("messages.held.rejected", { reason: t(`messages.removal.reasons.${message.reason ?? "none"}`) });
  const discard = () => {
    session.forgetRejected(message.id);
    focusComposer();
  };
  const edit = () => {
    if (message.reply_to !== undefined) composers.reply(EVERYONE, message.reply_to);
    drafts.of(EVERYONE).prepend(message.content);
    discard();
  };
  return (
    <Waiting message={message} leads={leads} status={t("messages.held.not_shown")}>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-soft">
        <CircleAlert aria-hidden size="0.875rem" className="shrink-0 text-danger" />
        <strong className="font-semibold text-danger">{t("messages.held.not_shown")}</strong>
        <span>{said}</span>
        <Button size="small" variant="quiet" onClick={edit}>
          {t("chat.edit")}
        </Button>
        <Button size="small" variant="quiet" onClick={discard}>
          {t("chat.discard")}
        </Button>
      </p>
    </Waiting>
  );
}

type Props = { message: Held; leads: boolean; status: string; children: Elements };

function Waiting({ message: { id, source, timestamp, content }, leads, status, children }: Props) {
  const words = useWords(content);
  return (
    <MessageFrame {...{ source, timestamp, leads }} text={`${words}, ${status}`}>
      <div className="text-soft">
        <MessageBody id={id} text={content} />
      </div>
      {children}
    </MessageFrame>
  );
}
