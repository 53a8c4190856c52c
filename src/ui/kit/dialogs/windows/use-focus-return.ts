import { useRef } from "react";
import { focusNearest, placesAround } from "../../page/focus-home";

/** The focus goes back to its element, else to what was around it. A user who has gone on stays there. */
export function useFocusReturn() {
  const before = useRef<readonly Element[]>([]);
  return {
    onOpenAutoFocus: () => {
      before.current = placesAround(document.activeElement);
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (!hasGoneOn() && !focusNearest(before.current)) focusMain();
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
