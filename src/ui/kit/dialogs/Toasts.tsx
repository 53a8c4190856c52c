import { clsx } from "clsx";
import { useRouter } from "next/router";
import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import type { Elements } from "../words/elements";
import { ToastCard } from "./ToastCard";
import { type Action, placeOf, type Toast, type Tone, withoutNews, withToast } from "./toast-stack";
import { type ToastPlace, useToastPlace } from "./use-toast-place";

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

export function ToastProvider({ children }: { children: Elements }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [held, setHeld] = useState(false);
  const show = useCallback<Show>(
    (text, tone = "good", action) => setToasts((before) => withToast(before, { text, tone, action })),
    [],
  );
  const clear = useCallback(() => {
    setToasts([]);
    setHeld(false);
  }, []);

  const path = useRouter().asPath.replace(/[?#].*$/, "");
  const place = placeOf(path);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the page changes.
  useEffect(() => setToasts(withoutNews), [path]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the room is left.
  useEffect(() => setToasts([]), [place]);

  const end = (key: number) => setToasts((before) => before.filter((it) => it.key !== key));
  // A button that goes with its toast tells nobody that it has lost the focus.
  const close = (key: number) => {
    end(key);
    setHeld(false);
  };

  return (
    <ToastContext value={show}>
      <ClearContext value={clear}>{children}</ClearContext>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps what is shown from going away. */}
      <div
        aria-live="polite"
        data-print="none"
        onMouseOver={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {toasts.length > 0 && (
          <Stack newest={toasts.at(-1)?.key}>
            {toasts.map((toast) => (
              <ToastCard
                key={toast.key}
                toast={toast}
                isHeld={held}
                onEnd={() => end(toast.key)}
                onClose={() => close(toast.key)}
              />
            ))}
          </Stack>
        )}
      </div>
    </ToastContext>
  );
}

function Stack({ newest, children }: { newest: number | undefined; children: Elements }) {
  const cards = useRef<HTMLDivElement>(null);
  const place = useToastPlace(cards, newest);
  return (
    <div className={clsx("pointer-events-none fixed inset-x-0 grid place-items-center px-4", PLACES[place])}>
      <div ref={cards} className="grid justify-items-center gap-2">
        {children}
      </div>
    </div>
  );
}
