import { useEffect, useState } from "react";

/** Focuses the first entry of a menu whose script came after the key that opened it: Radix has not heard that key. */
export function useFirstEntry(isOpen: boolean): void {
  const [wasKey] = useState(() => isOpen && document.activeElement?.matches(":focus-visible") === true);
  useEffect(() => {
    if (!wasKey) return;
    const frame = requestAnimationFrame(() =>
      document.querySelector<HTMLElement>("[role=menu] [role=menuitem]")?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [wasKey]);
}
