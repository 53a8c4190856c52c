import { useEffect } from "react";
import { focusNearest, isFocusLost, placesAround } from "./focus-home";

/** They give the focus back themselves, a moment after they have closed. */
const WINDOWS = "[role=dialog], [role=alertdialog], [role=menu]";
/** A toast has the focus for two stops, and gives it back to the element before them. */
const REMEMBERED = 5;

/** The focus goes to what is around an element that leaves the page, else to the element that had it before. */
export function useKeptFocus(): void {
  useEffect(() => {
    let lately: (readonly Element[])[] = [];
    const note = ({ target }: FocusEvent) => {
      if (target instanceof Element) lately = [placesAround(target), ...lately].slice(0, REMEMBERED);
    };
    const look = () => {
      const [last] = lately;
      if (!isFocusLost() || last?.[0]?.isConnected !== false) return;
      if (last.some((it) => !it.isConnected && it.matches(WINDOWS))) return;
      lately.some(focusNearest);
    };
    addEventListener("focusin", note);
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      removeEventListener("focusin", note);
      observer.disconnect();
    };
  }, []);
}
