import { Smile } from "lucide-react";
import { useRef, useState } from "react";
import { IconButton } from "../../kit/buttons/IconButton";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import { useTranslation } from "../../language/translation/use-translation";

const emojiPopover = partOf(() => import("./EmojiPopover").then((it) => it.EmojiPopover));

type Props = { onChoose: (emoji: string) => void; onClosed: () => void };

export function EmojiButton({ onChoose, onClosed }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <span className="relative inline-flex">
      <IconButton
        ref={button}
        icon={Smile}
        label={t("chat.emoji")}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      <LaterOver
        part={emojiPopover}
        wanted={isOpen}
        onGiveUp={() => setOpen(false)}
        open={isOpen}
        onOpenChange={setOpen}
        button={button}
        onChoose={onChoose}
        onClosed={onClosed}
      />
    </span>
  );
}
