import { useSyncExternalStore } from "react";
import { isOnline, onNetworkChange } from "./network";

/** Whether the browser has a network; changes at once when it says so. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(onNetworkChange, isOnline);
}
