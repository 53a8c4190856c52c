import { useMemo } from "react";
import { isChange, type Pending } from "../../client/state/pending";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { notDone } from "../conversations/not-done";
import { MentionsContext } from "../text/MentionedText";
import { MessageBody } from "../text/MessageBody";
import { useWords } from "../text/use-formatted";
import { Refusal } from "../unsent/Refusal";
import { useStatus } from "../unsent/use-status";
import { MessageFrame } from "./Message";

/** A message on its way; or a refused change of one that is gone. */
export function PendingMessage({ pending, leads }: { pending: Pending; leads: boolean }) {
  const self = useView((view) => view.self.id);
  const { t } = useTranslation();
  const status = useStatus(pending);
  const { transaction_id, content = "", refused } = pending;
  const mentions = useMemo(() => pendingMentions(pending), [pending]);
  const words = useWords(content);
  const text = refused ? `${t(notDone(pending))} ${words}` : words;
  return (
    <MessageFrame source={self} timestamp={pending.timestamp} leads={leads} text={text} status={status}>
      {content !== "" && (
        <div className={refused ? "text-soft" : undefined}>
          <MentionsContext value={mentions}>
            <MessageBody id={transaction_id} text={content} />
          </MentionsContext>
        </div>
      )}
      {refused && <Refusal pending={pending} refused={refused} />}
    </MessageFrame>
  );
}

function pendingMentions(pending: Pending) {
  const { chosen = [] } = isChange(pending) ? { chosen: undefined } : pending;
  return chosen.map(({ text }) => ({ texts: [text], label: text, isMe: false }));
}
