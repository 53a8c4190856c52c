import { useEffect, useState } from "react";

/** As `wide:` in the style sheet: three columns fit side by side, whatever the size of the letters. */
const WIDE_REM = 56.25;

/** Measured when a size changes, and not when a component is drawn: that would lay the page out each time. */
export function useIsWide(): boolean {
  const [is, setIs] = useState(isWide);
  useEffect(() => onSizeChange(() => setIs(isWide())), []);
  return is;
}

export function isWide(): boolean {
  const { documentElement: page } = document;
  return page.getBoundingClientRect().width >= WIDE_REM * Number.parseFloat(getComputedStyle(page).fontSize);
}

/** Reports changes of the page's width and of the letters' size; the browser has no event for the latter. */
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
