import { useEffect, useState } from "react";
import type { Id, Reactions } from "../../../protocol";
import { Tooltip } from "../../kit/buttons/Tooltip";
import { partOf, usePart } from "../../kit/later/part";
import { useLongPress } from "../../kit/page/use-long-press";
import { useSpeech } from "../../language/Speech";
import { reactionLook } from "./reaction-look";

const reactors = partOf(() => import("./Reactors").then((it) => it.Reactors));

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
  const label = t(mine ? "messages.reactions.own" : "messages.reactions.others", { reaction, number: count });
  return (
    <Tooltip
      open={isOpen}
      onOpenChange={setOpen}
      text={<Given message_id={message_id} given={given} meanwhile={label} />}
    >
      <button
        type="button"
        aria-pressed={mine}
        aria-label={label}
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

/** The people who gave a reaction. Without the script for that it says what the button does; each look tries anew. */
function Given({ meanwhile, ...given }: Pick<Props, "message_id" | "given"> & { meanwhile: string }) {
  const Reactors = usePart(reactors);
  useEffect(() => void reactors.load().catch(() => {}), []);
  return Reactors ? <Reactors {...given} /> : <span>{meanwhile}</span>;
}
