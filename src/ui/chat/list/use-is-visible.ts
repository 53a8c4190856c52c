import { useSyncExternalStore } from "react";

export function useIsVisible(): boolean {
  return useSyncExternalStore(onChange, () => !document.hidden);
}

function onChange(changed: () => void): () => void {
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
}
