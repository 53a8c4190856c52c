import { useEffect, useState } from "react";

/** As `wide:` in the style sheet: three columns fit side by side, whatever the size of the letters. */
const WIDE_REM = 56.25;

export function useIsWide(): boolean {
  return useFits(WIDE_REM);
}

export function isWide(): boolean {
  return fits(WIDE_REM);
}

/** Measured when a size changes, and not when a component is drawn: that would lay the page out each time. */
export function useFits(rem: number): boolean {
  const [is, setIs] = useState(() => fits(rem));
  useEffect(() => onSizeChange(() => setIs(fits(rem))), [rem]);
  return is;
}

function fits(rem: number): boolean {
  const { documentElement: page } = document;
  return page.getBoundingClientRect().width >= rem * Number.parseFloat(getComputedStyle(page).fontSize);
}

/** The browser has no event for the letters' size. */
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
