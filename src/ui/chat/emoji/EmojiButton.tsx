import { Smile } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { IconButton } from "../../kit/buttons/IconButton";
import { useTranslation } from "../../language/translation/use-translation";
import { EmojiChoice } from "./EmojiChoice";
import { POPOVER_LOOK } from "./popover-look";

type Props = { onChoose: (emoji: string) => void; onClosed: () => void };

export function EmojiButton({ onChoose, onClosed }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton icon={Smile} label={t("chat.emoji")} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label={t("chat.emoji")}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
          className={POPOVER_LOOK}
        >
          <EmojiChoice
            onChoose={(emoji) => {
              onChoose(emoji);
              setOpen(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
