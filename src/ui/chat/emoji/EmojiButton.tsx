import { Smile } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../kit/buttons/IconButton";
import { EmojiChoice } from "./EmojiChoice";

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
          className="z-30 h-[min(22rem,var(--radix-popover-content-available-height))] w-[min(20.5rem,calc(100vw-1rem))] overflow-hidden rounded-card border border-line bg-raise shadow-float outline-none motion-safe:animate-appear"
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
