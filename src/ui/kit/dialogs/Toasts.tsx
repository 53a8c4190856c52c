import { clsx } from "clsx";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useRouter } from "next/router";
import { createContext, useCallback, useContext, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../buttons/Button";
import { IconButton } from "../buttons/IconButton";
import type { Elements } from "../words/elements";

type Tone = "good" | "bad";
/** A step that the user can still take; the page must offer the same elsewhere. */
type Action = { readonly label: string; readonly run: () => void };
type Toast = { key: number; text: string; tone: Tone; action?: Action };
type Show = (text: string, tone?: Tone, action?: Action) => void;

const ToastContext = createContext<Show>(() => {});

/** Shows a sentence below the header for a while, and tells screen readers. The page must say the same elsewhere. */
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
  const close = () => {
    setToast(undefined);
    setHeld(false);
  };

  return (
    <ToastContext value={show}>
      {children}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps what is shown from going away. */}
      <div
        aria-live="polite"
        data-print="none"
        onMouseEnter={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        className="pointer-events-none fixed inset-x-0 top-[min(9.75rem,30dvh)] z-50 grid place-items-center px-4"
      >
        {toast && <ToastCard key={toast.key} toast={toast} onClose={close} />}
      </div>
    </ToastContext>
  );
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const { t } = useTranslation();
  const { action } = toast;
  const Icon = toast.tone === "good" ? CircleCheck : CircleAlert;
  return (
    <div className="pointer-events-auto flex max-w-md items-center gap-2.5 rounded-xl border border-line bg-raise py-1.5 ps-3.5 pe-1.5 text-sm shadow-float motion-safe:animate-appear">
      <Icon
        aria-hidden
        size="1.125rem"
        className={clsx("shrink-0", toast.tone === "good" ? "text-accent" : "text-danger")}
      />
      <span className="line-clamp-6 min-w-0 wrap-anywhere">{toast.text}</span>
      {action && (
        <Button
          size="small"
          variant="quiet"
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
    </div>
  );
}
