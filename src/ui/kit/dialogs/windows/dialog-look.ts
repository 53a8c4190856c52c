import { clsx } from "clsx";

/**
 * The shade scrolls when the window is higher than the screen. It replaces Radix's overlay, which writes a style sheet
 * into the page; `useHeldPage` holds the page still.
 */
export const DIALOG_SHADE =
  "@container pointer-events-auto fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-shade " +
  "px-3 pt-[max(0.75rem,env(safe-area-inset-top))] pb-[max(0.75rem,env(safe-area-inset-bottom))] " +
  "motion-safe:animate-fade";

export const DIALOG_LOOK =
  "w-full max-w-lg rounded-card border border-line bg-raise p-5 text-text shadow-float outline-none";

export type DialogWidth = "usual" | "large" | "wide";

const WHOLE =
  "max-sm:-mx-3 max-sm:-my-3 max-sm:min-h-dvh max-sm:w-[calc(100%+1.5rem)] max-sm:max-w-none! max-sm:rounded-none " +
  "max-sm:border-0 max-sm:bg-bg";

export function dialogLook(width: DialogWidth): string {
  if (width === "usual") return DIALOG_LOOK;
  return clsx(DIALOG_LOOK, width === "large" ? "max-w-[39rem]!" : "max-w-[51rem]!", WHOLE);
}
