import { clsx } from "clsx";
import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Addressee, MAX_CONTENT_BYTES } from "../../protocol";
import { Button } from "../kit/Button";
import { useSession, useView } from "../session/RoomSession";
import { ByteCount } from "./ByteCount";
import { ComposerAddressee } from "./ComposerAddressee";
import { useDrafts } from "./drafts";
import { EmojiButton } from "./EmojiButton";
import { GroupLost } from "./GroupLost";
import { GrowingField } from "./GrowingField";
import { useIsLost } from "./lost-group";
import { SwitchedOff } from "./SwitchedOff";
import { useArrivalFocus } from "./use-arrival-focus";

const FRAMES = {
  global: "border-edge/60 bg-raise outline-accent",
  group: "border-accent bg-accent-wash outline-accent",
  private: "border-private bg-private-wash outline-private",
} as const;

/** Where one says something. Its frame says to whom: nobody is to write to the room what is meant for one person. */
export function Composer({ to, name }: { to: Addressee; name: string }) {
  const { t } = useTranslation();
  const id = useId();
  const session = useSession();
  const drafts = useDrafts();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => drafts.read(to));
  const isEnabled = useView((view) => view.enabled);
  const bytes = new TextEncoder().encode(text).length;
  const isLost = useIsLost(to);
  const isSendable = isEnabled && !isLost && text.trim() !== "" && bytes <= MAX_CONTENT_BYTES;

  useArrivalFocus(field);
  useEffect(() => {
    return drafts.listen(to, (draft) => {
      setText(draft);
      field.current?.focus();
    });
  }, [drafts, to]);

  const write = (draft: string) => {
    setText(draft);
    drafts.write(to, draft);
  };
  const send = () => {
    if (isSendable) {
      setText("");
      void drafts.release(to, session.say(to, text));
    }
    field.current?.focus();
  };
  const typed = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word; Safari says so only by the code.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };
  const insert = (emoji: string) => {
    const { selectionStart: start, selectionEnd: end } = field.current ?? { selectionStart: 0, selectionEnd: 0 };
    write(text.slice(0, start) + emoji + text.slice(end));
    requestAnimationFrame(() => field.current?.setSelectionRange(start + emoji.length, start + emoji.length));
  };

  return (
    <div className="px-2.5 pt-3 pb-2.5 sm:px-6 sm:pb-4">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        className={clsx(
          "mx-auto max-w-[47.5rem] rounded-card border shadow-raised",
          "has-[textarea:focus]:outline-2 has-[textarea:focus]:-outline-offset-1",
          FRAMES[to.scope],
        )}
      >
        {to.scope === "group" && isLost ? <GroupLost group={to.target} text={text} /> : !isEnabled && <SwitchedOff />}
        <div className="flex flex-wrap items-center justify-between gap-x-3 px-3.5 pt-2">
          <ComposerAddressee id={`${id}-to`} to={to} name={name} />
          <ByteCount id={`${id}-bytes`} bytes={bytes} />
        </div>
        <div className="flex items-end gap-1 ps-3.5 pe-2 pb-2">
          <GrowingField
            ref={field}
            dir="auto"
            readOnly={isLost}
            value={text}
            onChange={({ target }) => write(target.value)}
            onKeyDown={typed}
            aria-label={t("chat.write")}
            aria-describedby={`${id}-to ${id}-bytes`}
            aria-invalid={bytes > MAX_CONTENT_BYTES || undefined}
            placeholder={t("chat.write")}
            enterKeyHint="send"
            autoComplete="off"
          />
          {!isLost && <EmojiButton onChoose={insert} onClosed={() => field.current?.focus()} />}
          {!isLost && <SendButton to={to} isSendable={isSendable} />}
        </div>
      </form>
    </div>
  );
}

function SendButton({ to, isSendable }: { to: Addressee; isSendable: boolean }) {
  const { t } = useTranslation();
  return (
    <Button
      type="submit"
      variant={to.scope === "private" ? "private" : "primary"}
      aria-disabled={!isSendable}
      className="shrink-0"
    >
      <SendHorizontal aria-hidden size={16} className="sm:hidden rtl:-scale-x-100" />
      <span className="max-sm:sr-only">{t("chat.send")}</span>
    </Button>
  );
}
