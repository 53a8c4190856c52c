import { Dialog as Radix } from "radix-ui";
import { isFocusLost } from "../../page/focus-home";
import type { Elements } from "../../words/elements";
import { useBackCloses } from "./use-back-closes";
import { useHeldPage } from "./use-held-page";
import { useHiddenLogs } from "./use-hidden-logs";
import { useSwipeDown } from "./use-swipe-down";

export type SheetProps = {
  open: boolean;
  label: string;
  onClose: () => void;
  /** Gives the focus back, unless it is elsewhere by then. */
  onClosed: () => void;
  children: Elements;
};

/** A swipe down, Escape, the way back and a tap beside it close it. */
export function SheetWindow({ open, label, onClose, onClosed, children }: SheetProps) {
  useHeldPage(open);
  useHiddenLogs(open);
  useBackCloses(open, onClose);
  const panel = useSwipeDown(onClose);
  return (
    <Radix.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <div className="pointer-events-auto fixed inset-0 z-40 flex flex-col justify-end bg-shade motion-safe:animate-fade">
          <Radix.Content
            aria-modal
            ref={panel}
            aria-describedby={undefined}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              if (isFocusLost()) onClosed();
            }}
            className="mx-auto max-h-[85dvh] w-full max-w-lg touch-pan-y overflow-y-auto overscroll-contain rounded-t-2xl border border-line bg-raise px-3 pt-2.5 pb-[max(0.75rem,env(safe-area-inset-bottom))] text-text shadow-float outline-none motion-safe:animate-appear"
          >
            <div aria-hidden className="mx-auto mb-3 h-1 w-9 rounded-full bg-edge" />
            <Radix.Title className="sr-only">{label}</Radix.Title>
            {children}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}
