import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { onMediaChange } from "../../browser/media";
import { isCommand, isSearch } from "./search-key";

/** So many of the newest rows are drawn at most for the browser's own search. */
const DRAWN_AT_MOST = 3_000;

/**
 * Says when more than the rows on the screen have to be drawn. For the browser's own search (Ctrl+F, F3, /) and for
 * selecting all (Ctrl+A) they are, until the user goes on with a key or a click; for printing there is a list of its own.
 */
export function useAllDrawn(count: number) {
  const [isAll, setAll] = useState(false);
  const [isPrinted, setPrinted] = useState(false);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isWriting = isEditable(event.target);
      const draws = isSearch(event, isWriting) || (!isWriting && isCommand(event, "a"));
      const isLone = !event.ctrlKey && !event.metaKey && !["Control", "Meta", "Shift"].includes(event.key);
      if (draws) flushSync(() => setAll(true));
      else if (isLone) setAll(false);
    };
    const clicked = () => setAll(false);
    const prints = () => flushSync(() => setPrinted(true));
    const hasPrinted = () => setPrinted(false);
    addEventListener("keydown", pressed, { capture: true });
    addEventListener("pointerdown", clicked);
    addEventListener("beforeprint", prints);
    addEventListener("afterprint", hasPrinted);
    // A browser that only shows how a page prints tells of it in this way alone.
    const forget = onMediaChange("print", setPrinted);
    return () => {
      removeEventListener("keydown", pressed, { capture: true });
      removeEventListener("pointerdown", clicked);
      removeEventListener("beforeprint", prints);
      removeEventListener("afterprint", hasPrinted);
      forget();
    };
  }, []);

  const first = Math.max(0, count - DRAWN_AT_MOST);
  return { isPrinted, drawn: isAll ? Array.from({ length: count - first }, (_, index) => first + index) : undefined };
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
}
