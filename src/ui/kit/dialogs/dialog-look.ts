/**
 * The shade scrolls when the window is higher than the screen, as at 400 % zoom. It replaces Radix's overlay, which
 * writes a style sheet into the page; `useHeldPage` holds the page still instead.
 */
export const DIALOG_SHADE =
  "@container pointer-events-auto fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-shade " +
  "px-3 pt-[max(0.75rem,env(safe-area-inset-top))] pb-[max(0.75rem,env(safe-area-inset-bottom))] " +
  "motion-safe:animate-fade";

export const DIALOG_LOOK =
  "w-full max-w-lg rounded-card border border-line bg-raise p-5 text-text shadow-float outline-none";
