import { clsx } from "clsx";
import { ChevronLeft, X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, type RefObject, useRef } from "react";
import { useTranslation } from "../../../language/translation/use-translation";
import { Button } from "../../buttons/Button";
import { DIALOG_SHADE, type DialogWidth, dialogLook } from "./dialog-look";
import { useBackCloses } from "./use-back-closes";
import { useFocusReturn } from "./use-focus-return";
import { useHeldPage } from "./use-held-page";
import { useHiddenLogs } from "./use-hidden-logs";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** A window that is wider than usual is all of a phone's screen, and the way back closes it. */
  width?: DialogWidth;
  first?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/** It takes the focus itself, so that it is read out, and returns it at the end. */
export function DialogWindow({
  open,
  onOpenChange,
  title,
  description,
  width = "usual",
  first,
  children,
}: DialogProps) {
  const { t } = useTranslation();
  useHeldPage(open);
  useHiddenLogs(open);
  useBackCloses(open && width !== "usual", () => onOpenChange(false));
  const { onOpenAutoFocus, onCloseAutoFocus } = useFocusReturn();
  const content = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <div className={DIALOG_SHADE}>
          <Radix.Content
            aria-modal
            ref={content}
            className={dialogLook(width)}
            onCloseAutoFocus={onCloseAutoFocus}
            onOpenAutoFocus={(event) => {
              event.preventDefault();
              onOpenAutoFocus();
              (first ?? content).current?.focus();
            }}
            {...(description === undefined && { "aria-describedby": undefined })}
          >
            <div className="flex items-start gap-3">
              {width !== "usual" && (
                <Radix.Close asChild>
                  <Button variant="quiet" aria-label={t("kit.close")} className="-ms-3 aspect-square px-0! sm:hidden">
                    <ChevronLeft aria-hidden size="1.25rem" className="rtl:-scale-x-100" />
                  </Button>
                </Radix.Close>
              )}
              <Radix.Title className="min-w-0 flex-1 pt-1.5 text-lg wrap-anywhere">{title}</Radix.Title>
              <Radix.Close asChild>
                <Button
                  variant="quiet"
                  aria-label={t("kit.close")}
                  className={clsx("-me-2 aspect-square shrink-0 px-0!", width !== "usual" && "max-sm:hidden")}
                >
                  <X aria-hidden size="1.125rem" />
                </Button>
              </Radix.Close>
            </div>
            {description !== undefined && (
              <Radix.Description className="mt-1 text-sm text-soft wrap-anywhere">{description}</Radix.Description>
            )}
            <div className="mt-4">{children}</div>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}
