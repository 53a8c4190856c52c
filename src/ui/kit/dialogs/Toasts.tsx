import { clsx } from "clsx";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useRouter } from "next/router";
import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useTranslation } from "../../language/translation/use-translation";
import { Button } from "../buttons/Button";
import { IconButton } from "../buttons/IconButton";
import type { Elements } from "../words/elements";
import { type ToastPlace, useToastPlace } from "./use-toast-place";

type Tone = "good" | "bad";
/** The page must offer the same elsewhere. */
type Action = {
  readonly label: string;
  /** The accessible name: what the label alone does not say. */
  readonly name: string;
  readonly run: () => void;
  /** The toast ends when the step becomes impossible. Returns the end of watching. */
  readonly watch?: (end: () => void) => () => void;
};
type Toast = { key: number; text: string; tone: Tone; action?: Action };
type Show = (text: string, tone?: Tone, action?: Action) => void;

const ToastContext = createContext<Show>(() => {});

const ClearContext = createContext<() => void>(() => {});

export function useClearToast(): () => void {
  return useContext(ClearContext);
}

const PLACES: Record<ToastPlace, string> = {
  usual: "top-[min(9.75rem,30dvh)] z-50",
  top: "top-2 z-50",
  bottom: "bottom-2 z-50",
  under: "top-[min(9.75rem,30dvh)] z-20",
};

/** The page must say the same elsewhere. */
export function useToast(): Show {
  return useContext(ToastContext);
}

const SHOWN_FOR_MS = { good: 5_000, bad: 10_000 };
const WITH_ACTION_MS = 10_000;

export function ToastProvider({ children }: { children: Elements }) {
  const [toast, setToast] = useState<Toast>();
  const [held, setHeld] = useState(false);
  const show = useCallback<Show>((text, tone = "good", action) => {
    setToast((before) => ({ text, tone, action, key: (before?.key ?? 0) + 1 }));
  }, []);

  // A sentence about one page means nothing on the next.
  const path = useRouter().asPath.replace(/[?#].*$/, "");
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the page changes.
  useEffect(() => setToast(undefined), [path]);

  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => setToast(undefined), toast.action ? WITH_ACTION_MS : SHOWN_FOR_MS[toast.tone]);
    return () => clearTimeout(timer);
  }, [toast, held]);

  // A button that goes with its toast tells nobody that it has lost the focus.
  const close = useCallback(() => {
    setToast(undefined);
    setHeld(false);
  }, []);

  return (
    <ToastContext value={show}>
      <ClearContext value={close}>{children}</ClearContext>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps what is shown from going away. */}
      <div
        aria-live="polite"
        data-print="none"
        onMouseEnter={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {toast && <ToastCard key={toast.key} toast={toast} onClose={close} />}
      </div>
    </ToastContext>
  );
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const { t } = useTranslation();
  const { action } = toast;
  const card = useRef<HTMLDivElement>(null);
  const place = useToastPlace(card);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => action?.watch?.(() => close.current()), [action]);
  const Icon = toast.tone === "good" ? CircleCheck : CircleAlert;
  return (
    <div className={clsx("pointer-events-none fixed inset-x-0 grid place-items-center px-4", PLACES[place])}>
      <div
        ref={card}
        className="pointer-events-auto flex max-w-md flex-wrap items-center gap-x-2.5 rounded-xl border border-line bg-raise py-1.5 ps-3.5 pe-1.5 text-sm shadow-float motion-safe:animate-appear"
      >
        <span className="flex min-w-[min(8rem,60vw)] flex-1 basis-32 items-center gap-2.5">
          <Icon
            aria-hidden
            size="1.125rem"
            className={clsx("shrink-0", toast.tone === "good" ? "text-accent" : "text-danger")}
          />
          <span className="line-clamp-6 min-w-0 wrap-anywhere">{toast.text}</span>
        </span>
        <span className="ms-auto flex shrink-0 items-center gap-1">
          {action && (
            <Button
              size="small"
              variant="quiet"
              aria-label={action.name}
              className="shrink-0 text-accent!"
              onClick={() => {
                onClose();
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton icon={X} size="small" label={t("kit.dismiss")} onClick={onClose} />
        </span>
      </div>
    </div>
  );
}
