import { type FocusEvent, useRef, useState } from "react";

/** Radix does not hear a key from before the menu's script, and then focuses the menu, not its first entry. */
export function useFirstEntry(isOpen: boolean): (event: FocusEvent<HTMLElement>) => void {
  const [wasKey] = useState(() => isOpen && document.activeElement?.matches(":focus-visible") === true);
  const isDue = useRef(wasKey);
  return ({ target, currentTarget }) => {
    if (!isDue.current || target !== currentTarget) return;
    isDue.current = false;
    currentTarget.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  };
}
