import { type FocusEvent, useRef, useState } from "react";

/**
 * Leads the focus of a menu whose script came after the key that opened it to its first entry: Radix has not heard that
 * key, and focuses the menu itself. Returns the handler of the menu's focus.
 */
export function useFirstEntry(isOpen: boolean): (event: FocusEvent<HTMLElement>) => void {
  const [wasKey] = useState(() => isOpen && document.activeElement?.matches(":focus-visible") === true);
  const isDue = useRef(wasKey);
  return ({ target, currentTarget }) => {
    if (!isDue.current || target !== currentTarget) return;
    isDue.current = false;
    currentTarget.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  };
}
