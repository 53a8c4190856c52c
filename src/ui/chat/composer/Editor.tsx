import { Pencil } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { type Addressee, MAX_CONTENT_BYTES, showsNothing, utf8Length } from "../../../protocol";
import { isTouched } from "../../browser/media";
import { type Chosen, standingIn } from "../../client/state/chosen";
import { Button } from "../../kit/buttons/Button";
import { isComposing } from "../../kit/forms/is-composing";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useSessionState, useView } from "../../room/session/RoomSession";
import { ownMessage } from "../composing/own-message";
import { isLockedOut } from "../composing/silence";
import { ComposerFrame } from "./ComposerFrame";
import { GrowingField } from "./GrowingField";
import { ByteCount } from "./lines/ByteCount";
import { ConnectionLine } from "./lines/ConnectionLine";
import { EditedGone } from "./lines/EditedGone";
import { Locked } from "./lines/Locked";
import { Muted } from "./lines/Muted";
import { useSuggestions } from "./use-suggestions";

type Props = {
  to: Addressee;
  /** The id of the message, or the `transaction_id` of one that is on its way. */
  id: string;
  onClose: () => void;
};

/** The draft waits untouched. */
export function Editor({ to, id: edited, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const session = useSession();
  const field = useRef<HTMLTextAreaElement>(null);
  const { content, isGone } = useSessionState(useShallow((state) => ownMessage(state, to, edited)));
  const [text, setText] = useState(content);
  // An edit pings nobody: a choice is a text.
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const suggestions = useSuggestions({ to, field, chosen, onChoose: (it) => setChosen([...chosen, it]) });
  const bytes = utf8Length(text);
  const isMuted = useView((view) => view.chat.muted !== undefined);
  const isLocked = useView((view) => isLockedOut(view, to));
  const isSilent = isMuted || isLocked;
  const isSendable = !isSilent && bytes <= MAX_CONTENT_BYTES && !showsNothing(text);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the editor opens.
  useEffect(() => {
    // Somebody comes back to a message that was removed meanwhile: nothing of the edit is left.
    if (isGone) onClose();
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);

  const save = () => {
    if (!isSendable) return;
    if (isGone) void session.say(to, text, { chosen: standingIn(text, chosen) });
    else if (text !== content) void session.changes.edit(to, edited, text);
    onClose();
  };
  const typed = (event: KeyboardEvent) => {
    suggestions.onKeyDown(event);
    if (event.defaultPrevented) return;
    if (event.key !== "Escape" || isComposing(event)) return;
    event.preventDefault();
    onClose();
  };

  return (
    <ComposerFrame className="border-accent bg-raise outline-accent" onSubmit={save}>
      {suggestions.list}
      {isMuted && <Muted id={`${id}-silence`} />}
      {isLocked && !isMuted && <Locked id={`${id}-silence`} to={to} />}
      {isGone && <EditedGone id={`${id}-gone`} text={() => text} />}
      <div className="flex flex-wrap items-center justify-between gap-x-3 px-2.5 pt-2 text-xs font-semibold text-accent sm:px-3.5 low:pt-1">
        <p id={`${id}-what`} className="flex items-center gap-1.5">
          <Pencil aria-hidden size="0.875rem" />
          <span>{t("messages.editing")}</span>
        </p>
        <ConnectionLine id={`${id}-connection`} />
        <ByteCount id={`${id}-bytes`} bytes={bytes} />
      </div>
      <div className="flex shrink-0 flex-wrap items-end gap-1 ps-2.5 pe-1.5 pb-2 sm:ps-3.5 sm:pe-2 low:pb-1">
        <GrowingField
          ref={field}
          text={text}
          onChange={(event) => {
            setText(event.target.value);
            suggestions.onChange(event);
          }}
          onKeyDown={typed}
          onEnter={save}
          {...suggestions.fieldProps}
          aria-label={t("messages.edit_label")}
          aria-describedby={`${id}-silence ${id}-gone ${id}-what ${id}-connection ${id}-bytes`}
          aria-invalid={bytes > MAX_CONTENT_BYTES || undefined}
          enterKeyHint={isTouched() ? "enter" : "done"}
          autoComplete="off"
        />
        <div className="ms-auto flex shrink-0 items-end gap-1">
          <Button variant="quiet" onClick={onClose}>
            {t("kit.cancel")}
          </Button>
          <Button
            type="submit"
            variant="primary"
            aria-disabled={!isSendable}
            aria-describedby={isSilent ? `${id}-silence` : undefined}
          >
            {t(isGone ? "chat.send_anew" : "messages.save_edit")}
          </Button>
        </div>
      </div>
    </ComposerFrame>
  );
}
