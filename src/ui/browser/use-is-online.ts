import { useSyncExternalStore } from "react";
import { isOnline, onNetworkChange } from "./network";

export function useIsOnline(): boolean {
  return useSyncExternalStore(onNetworkChange, isOnline);
}
