import { Popover } from "radix-ui";
import type { RefObject } from "react";
import { useTranslation } from "../../language/translation/use-translation";
import { EmojiChoice } from "./EmojiChoice";
import { POPOVER_LOOK } from "./popover-look";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  button: RefObject<HTMLElement | null>;
  onChoose: (emoji: string) => void;
  onClosed: () => void;
};

export function EmojiPopover({ open, onOpenChange, button, onChoose, onClosed }: Props) {
  const { t } = useTranslation();
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label={t("chat.emoji")}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
          className={POPOVER_LOOK}
        >
          <EmojiChoice
            onChoose={(emoji) => {
              onChoose(emoji);
              onOpenChange(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
