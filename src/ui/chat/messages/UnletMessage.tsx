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

type Unlet = { leads: boolean } & ({ kind: "held"; message: Held } | { kind: "rejected"; message: Rejected });

/** An own message that is not in the conversation: it waits for a moderator, or a moderator has rejected it. */
export function UnletMessage({ kind, ...line }: Unlet) {
  return kind === "held" ? <HeldMessage {...line} /> : <RejectedMessage {...line} />;
}

function HeldMessage({ message, leads }: { message: Held; leads: boolean }) {
  const { t } = useTranslation();
  const { run, busy, connected } = useCommand();
  const takeBack = () => {
    if (busy || !connected) return;
    void run({ namespace: "messages", payload: { action: "delete", message_id: message.id } });
    focusComposer();
  };
  return (
    <Waiting message={message} leads={leads} status={t("moderation.own_held.waits")}>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-soft">
        <Hourglass aria-hidden size="0.875rem" className="shrink-0 text-warn" />
        <strong className="font-semibold text-warn">{t("moderation.own_held.waits")}</strong>
        <span>{t("moderation.own_held.unseen")}</span>
        <Button size="small" variant="quiet" aria-disabled={busy || !connected} onClick={takeBack}>
          {t("moderation.own_held.take_back")}
        </Button>
      </p>
    </Waiting>
  );
}

function RejectedMessage({ message, leads }: { message: Rejected; leads: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const drafts = useDrafts();
  const composers = useComposers();
  const said = t("moderation.own_held.rejected", {
    reason: t(`moderation.removal.reasons.${message.reason ?? "none"}`),
  });
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
    <Waiting message={message} leads={leads} status={t("moderation.own_held.not_shown")}>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-soft">
        <CircleAlert aria-hidden size="0.875rem" className="shrink-0 text-danger" />
        <strong className="font-semibold text-danger">{t("moderation.own_held.not_shown")}</strong>
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
