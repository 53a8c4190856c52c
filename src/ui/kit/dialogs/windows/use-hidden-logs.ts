import { useEffect } from "react";

/** Radix hides no live regions from screen readers, and a log is one even where it is switched off. */
export function useHiddenLogs(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const logs = document.querySelectorAll("[aria-live=off]:not([aria-hidden])");
    for (const log of logs) log.setAttribute("aria-hidden", "true");
    return () => {
      for (const log of logs) log.removeAttribute("aria-hidden");
    };
  }, [isOpen]);
}
