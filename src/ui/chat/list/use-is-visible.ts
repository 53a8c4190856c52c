import { useSyncExternalStore } from "react";

/** Whether the person can see the page. */
export function useIsVisible(): boolean {
  return useSyncExternalStore(onChange, () => !document.hidden);
}

function onChange(changed: () => void): () => void {
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
}
