import { Pencil } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { MAX_CONTENT_BYTES, type StoredMessage, showsNothing, utf8Length } from "../../../protocol";
import { isTouched } from "../../browser/media";
import { Button } from "../../kit/buttons/Button";
import { isComposing } from "../../kit/forms/is-composing";
import { useCommand } from "../../room/session/use-command";
import { ByteCount } from "./ByteCount";
import { ComposerFrame } from "./ComposerFrame";
import { GrowingField } from "./GrowingField";

/** The composer while an own message is being edited. The draft waits untouched. */
export function Editor({ message, onClose }: { message: StoredMessage; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(message.content);
  const { run, busy, connected } = useCommand();
  const bytes = utf8Length(text);
  const isSendable = connected && !busy && bytes <= MAX_CONTENT_BYTES && !showsNothing(text);

  useEffect(() => {
    const { current } = field;
    // A menu that closes gives the focus back to its message first.
    requestAnimationFrame(() => {
      current?.focus();
      current?.setSelectionRange(current.value.length, current.value.length);
    });
  }, []);

  const save = async () => {
    if (!isSendable) return;
    if (text === message.content) return onClose();
    const payload = { action: "edit" as const, message_id: message.id, content: text };
    if ((await run({ namespace: "messages", payload })) === "done") onClose();
    else field.current?.focus();
  };
  const typed = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || isComposing(event)) return;
    event.preventDefault();
    onClose();
  };

  return (
    <ComposerFrame className="border-accent bg-raise outline-accent" onSubmit={() => void save()}>
      <div className="flex flex-wrap items-center justify-between gap-x-3 px-2.5 pt-2 text-xs font-semibold text-accent sm:px-3.5 low:pt-1">
        <p id={`${id}-what`} className="flex items-center gap-1.5">
          <Pencil aria-hidden size="0.875rem" />
          <span>{t("chat.editing")}</span>
        </p>
        <ByteCount id={`${id}-bytes`} bytes={bytes} />
      </div>
      <div className="flex shrink-0 flex-wrap items-end gap-1 ps-2.5 pe-1.5 pb-2 sm:ps-3.5 sm:pe-2 low:pb-1">
        <GrowingField
          ref={field}
          text={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={typed}
          onEnter={() => void save()}
          aria-label={t("chat.edit_label")}
          aria-describedby={`${id}-what ${id}-bytes`}
          aria-invalid={bytes > MAX_CONTENT_BYTES || undefined}
          enterKeyHint={isTouched() ? "enter" : "done"}
          autoComplete="off"
        />
        <div className="ms-auto flex shrink-0 items-end gap-1">
          <Button variant="quiet" onClick={onClose}>
            {t("kit.cancel")}
          </Button>
          <Button type="submit" variant="primary" busy={busy} aria-disabled={!isSendable}>
            {t("chat.save_edit")}
          </Button>
        </div>
      </div>
    </ComposerFrame>
  );
}
