import { useRef } from "react";

/**
 * Returns the focus to the element that had it before the window or, if that is gone, to the page's main part. A user
 * who has gone on to another element stays there.
 */
export function useFocusReturn() {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (hasGoneOn()) return;
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
      else focusMain();
    },
  };
}

/** False where the focus fell to the page, or to a window around this one, because its element is gone. */
function hasGoneOn(): boolean {
  const now = document.activeElement;
  return now !== null && now !== document.body && !now.matches("[role='dialog'], [role='alertdialog']");
}

function focusMain(): void {
  const main = document.querySelector("main");
  if (!main) return;
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
}
