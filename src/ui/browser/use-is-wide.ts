import { useSyncExternalStore } from "react";

/** As `wide:` in the style sheet: so many letters wide that three columns fit side by side, whatever a letter's size. */
const WIDE_REM = 56.25;

/** Whether all panes of a room stand side by side. */
export function useIsWide(): boolean {
  return useSyncExternalStore(onSizeChange, isWide);
}

export function isWide(): boolean {
  const { documentElement: page } = document;
  return page.getBoundingClientRect().width >= WIDE_REM * Number.parseFloat(getComputedStyle(page).fontSize);
}

/** Hears of the page's width, and of the letters' size, of which the browser tells by no event. */
function onSizeChange(changed: () => void): () => void {
  const letter = document.createElement("div");
  letter.className = "pointer-events-none invisible absolute top-0 size-4";
  document.body.append(letter);
  const observer = new ResizeObserver(changed);
  observer.observe(document.documentElement);
  observer.observe(letter);
  return () => {
    observer.disconnect();
    letter.remove();
  };
}
