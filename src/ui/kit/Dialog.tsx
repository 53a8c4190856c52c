import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DIALOG_LOOK, DIALOG_SHADE } from "./dialog-look";
import { IconButton } from "./IconButton";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** A sentence under the title, read out with it. */
  description?: ReactNode;
  children: ReactNode;
};

/** A window over the page that keeps the focus until it is closed, and gives it back then. */
export function Dialog({ open, onOpenChange, title, description, children }: Props) {
  const { t } = useTranslation();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={DIALOG_SHADE}>
          <Radix.Content className={DIALOG_LOOK} {...(!description && { "aria-describedby": undefined })}>
            <div className="flex items-start gap-3">
              <Radix.Title className="min-w-0 flex-1 pt-1.5 text-lg wrap-anywhere">{title}</Radix.Title>
              <Radix.Close asChild>
                <IconButton icon={X} label={t("kit.close")} className="-me-2" />
              </Radix.Close>
            </div>
            {description && (
              <Radix.Description className="mt-1 text-sm text-soft wrap-anywhere">{description}</Radix.Description>
            )}
            <div className="mt-4">{children}</div>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The buttons at the end of a dialog: on a phone one below the other, the one that acts first. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-col gap-2 sm:flex-row-reverse">{children}</div>;
}
