import { useState } from "react";
import type { Id, Reactions } from "../../../protocol";
import { Tooltip } from "../../kit/buttons/Tooltip";
import { useLongPress } from "../../kit/page/use-long-press";
import { useSpeech } from "../../language/Speech";
import { Reactors } from "./Reactors";
import { reactionLook } from "./reaction-look";

type Props = {
  message_id: Id;
  given: Reactions[number];
  tabIndex: number;
  isDisabled: boolean;
  onToggle: () => void;
};

export function ReactionButton({ message_id, given, tabIndex, isDisabled, onToggle }: Props) {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const { cancel, ...press } = useLongPress(() => setOpen(true));
  const { reaction, count, mine = false } = given;
  return (
    <Tooltip open={isOpen} onOpenChange={setOpen} text={<Reactors message_id={message_id} given={given} />}>
      <button
        type="button"
        aria-pressed={mine}
        aria-label={t(mine ? "messages.reactions.own" : "messages.reactions.others", { reaction, number: count })}
        tabIndex={tabIndex}
        aria-disabled={isDisabled || undefined}
        {...press}
        onPointerUp={cancel}
        onPointerCancel={cancel}
        onClick={({ currentTarget }) => {
          if (isDisabled) return;
          // The button goes with the last reaction, and the focus would be lost.
          if (mine && count === 1) currentTarget.closest("article")?.focus();
          onToggle();
        }}
        className={reactionLook(mine)}
      >
        <span translate="no" className="text-base leading-none">
          {reaction}
        </span>
        <span>{String(count)}</span>
      </button>
    </Tooltip>
  );
}
