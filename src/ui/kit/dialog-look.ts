/** The ground behind a window; it scrolls when the window is higher than the screen, as at 400 % zoom. */
export const DIALOG_SHADE =
  "fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-shade p-3 motion-safe:animate-appear";

export const DIALOG_LOOK =
  "w-full max-w-lg rounded-card border border-line bg-raise p-5 text-text shadow-float outline-none";
