import { Smile } from "lucide-react";
import { Popover } from "radix-ui";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../kit/IconButton";
import { Spinner } from "../kit/Spinner";

const EmojiPanel = lazy(() => import("./EmojiPanel"));

type Props = { onChoose: (emoji: string) => void; onClosed: () => void };

/** Opens the choice of emoji, which is loaded only then. */
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
          className="z-30 h-[min(22rem,var(--radix-popover-content-available-height))] w-[min(20.5rem,calc(100vw-1rem))] overflow-hidden rounded-card border border-line bg-raise shadow-float motion-safe:animate-appear"
        >
          <Suspense fallback={<Loading />}>
            <EmojiPanel
              onChoose={(emoji) => {
                onChoose(emoji);
                setOpen(false);
              }}
            />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div className="grid h-full place-items-center text-faint">
      <Spinner label={t("kit.loading")} />
    </div>
  );
}
