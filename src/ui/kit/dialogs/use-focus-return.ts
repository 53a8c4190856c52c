import { useRef } from "react";

/**
 * Gives the focus back, when a window closes, to what had it when the window opened; where that is gone by then, such
 * as a row that was removed, to the page's main part. For the content of a dialog that no trigger of its own opens.
 */
export function useFocusReturn() {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
      else focusMain();
    },
  };
}

function focusMain(): void {
  const main = document.querySelector("main");
  if (!main) return;
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
}
