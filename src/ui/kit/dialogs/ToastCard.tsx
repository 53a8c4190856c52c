import { clsx } from "clsx";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "../../language/translation/use-translation";
import { Button } from "../buttons/Button";
import { IconButton } from "../buttons/IconButton";
import type { Toast } from "./toast-stack";

const SHOWN_FOR_MS = { good: 5_000, bad: 10_000 };
const WITH_ACTION_MS = 10_000;

type Props = {
  toast: Toast;
  /** Its time stands still. */
  isHeld: boolean;
  onEnd: () => void;
  onClose: () => void;
};

export function ToastCard({ toast, isHeld, onEnd, onClose }: Props) {
  const { t } = useTranslation();
  const { action, tone } = toast;
  const end = useRef(onEnd);
  const close = useRef(onClose);
  useEffect(() => {
    end.current = onEnd;
    close.current = onClose;
  });
  useEffect(() => action?.watch?.(() => close.current()), [action]);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => end.current(), action ? WITH_ACTION_MS : SHOWN_FOR_MS[tone]);
    return () => clearTimeout(timer);
  }, [action, tone, isHeld]);
  const Icon = tone === "good" ? CircleCheck : CircleAlert;
  const steps = action ? [action, ...(action.more ? [action.more] : [])] : [];
  return (
    <div className="pointer-events-auto flex max-w-md flex-wrap items-center gap-x-2.5 rounded-xl border border-line bg-raise py-1.5 ps-3.5 pe-1.5 text-sm shadow-float motion-safe:animate-appear">
      <span className="flex min-w-[min(8rem,60vw)] flex-1 basis-32 items-center gap-2.5">
        <Icon
          aria-hidden
          size="1.125rem"
          className={clsx("shrink-0", tone === "good" ? "text-accent" : "text-danger")}
        />
        <span className="line-clamp-6 min-w-0 wrap-anywhere">{toast.text}</span>
      </span>
      <span className="ms-auto flex shrink-0 items-center gap-1">
        {steps.map(({ label, name, run }) => (
          <Button
            key={name}
            size="small"
            variant="quiet"
            aria-label={name}
            className="shrink-0 text-accent!"
            onClick={() => {
              onClose();
              run();
            }}
          >
            {label}
          </Button>
        ))}
        <IconButton icon={X} size="small" label={t("kit.dismiss")} onClick={onClose} />
      </span>
    </div>
  );
}
