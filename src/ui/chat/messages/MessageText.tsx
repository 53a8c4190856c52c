import { Ban } from "lucide-react";
import { type Id, MODERATION_REASONS, type StoredMessage } from "../../../protocol";
import { useSpeech } from "../../language/Speech";
import { useView } from "../../room/session/RoomSession";
import { hasMentions, Mentioned } from "../mentions/Mentioned";
import { MessageBody } from "../text/MessageBody";
import { PinMark } from "./PinMark";
import { Quote } from "./Quote";

export function MessageText({ message }: { message: StoredMessage }) {
  const { t, moment } = useSpeech();
  const self = useView((view) => view.self.id);
  const { id, content, reply_to, edited_at } = message;
  if (message.deleted_at !== undefined)
    return (
      <p className="flex items-center gap-1.5 text-sm text-faint italic">
        <Ban aria-hidden size="0.875rem" className="shrink-0" />
        <span>{removedWords(t, message, self)}</span>
      </p>
    );
  return (
    <>
      {reply_to !== undefined && <Quote id={reply_to} />}
      <PinMark id={id}>
        {hasMentions(message) ? (
          <Mentioned message={message}>
            <MessageBody id={id} text={content} />
          </Mentioned>
        ) : (
          <MessageBody id={id} text={content} />
        )}
      </PinMark>
      {edited_at !== undefined && (
        <span title={moment(edited_at)} className="text-xs text-faint">
          {t("messages.edited")}
        </span>
      )}
    </>
  );
}

export function removedWords(t: ReturnType<typeof useSpeech>["t"], message: StoredMessage, self: Id): string {
  if (message.deleted_by === message.source)
    return t(message.source === self ? "messages.removed_by_you" : "messages.removed_by_author");
  // A newer server may know other reasons.
  const reason = MODERATION_REASONS.find((it) => it === message.deleted_reason);
  return t(reason === undefined ? "messages.removed_by_moderator" : `messages.removed_because.${reason}`);
}
