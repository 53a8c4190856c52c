import { useSyncExternalStore } from "react";

/** A timer until midnight would stand still while the machine sleeps: the page looks so often instead, in milliseconds. */
const LOOK_MS = 2_000;
const STEP_MS = 5_000;

/** When the reader's day began, in milliseconds since 1970: what says "today" is drawn again when that changes. */
export function useToday(): number {
  return useSyncExternalStore(onLook, startOfToday, startOfToday);
}

/** What time it is, in steps of five seconds: what tells whether a moment has passed is drawn again with each. */
export function useNow(): number {
  return useSyncExternalStore(onLook, now, now);
}

function now(): number {
  return Math.floor(Date.now() / STEP_MS) * STEP_MS;
}

function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0);
}

/** Looks now and then, and at once when the page is shown again. */
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
