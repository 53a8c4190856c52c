import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "../../../language/translation/use-translation";
import { Button } from "../../buttons/Button";
import type { Elements } from "../../words/elements";
import { DialogActions } from "./DialogActions";
import { DIALOG_LOOK, DIALOG_SHADE } from "./dialog-look";
import { useFocusReturn } from "./use-focus-return";
import { useHeldPage } from "./use-held-page";
import { useHiddenLogs } from "./use-hidden-logs";

export type AlertProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  confirm: string;
  onConfirm: () => void;
  busy?: boolean;
  children?: Elements;
};

/** The caller closes it, by `open`. */
export function AlertWindow({
  open,
  onOpenChange,
  title,
  description,
  confirm,
  onConfirm,
  busy,
  children,
}: AlertProps) {
  const { t } = useTranslation();
  useHeldPage(open);
  useHiddenLogs(open);
  const focusReturn = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <div className={DIALOG_SHADE}>
          <Radix.Content aria-modal className={DIALOG_LOOK} {...focusReturn}>
            <Radix.Title className="text-lg wrap-anywhere">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="mt-2 text-sm text-soft wrap-anywhere">{description}</div>
            </Radix.Description>
            {children}
            <div className="mt-4">
              <DialogActions>
                <Button variant="destroy" busy={busy} onClick={onConfirm}>
                  {confirm}
                </Button>
                <Radix.Cancel asChild>
                  <Button variant="quiet">{t("kit.cancel")}</Button>
                </Radix.Cancel>
              </DialogActions>
            </div>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}
