import { useSyncExternalStore } from "react";

/** A timer until midnight would stand still while the machine sleeps: the page checks this often, in milliseconds. */
const LOOK_MS = 2_000;
const STEP_MS = 5_000;

/** In milliseconds since 1970; a change draws texts that say "today" again. */
export function useToday(): number {
  return useSyncExternalStore(onLook, startOfToday, startOfToday);
}

export function useNow(): number {
  return useSyncExternalStore(onLook, now, now);
}

function now(): number {
  return Math.floor(Date.now() / STEP_MS) * STEP_MS;
}

function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0);
}

function onLook(look: () => void): () => void {
  const timer = setInterval(look, LOOK_MS);
  document.addEventListener("visibilitychange", look);
  addEventListener("focus", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    removeEventListener("focus", look);
  };
}
