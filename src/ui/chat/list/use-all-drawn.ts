import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { onMediaChange } from "../../browser/media";
import { useSettings } from "../../settings/SettingsProvider";
import { isCommand, isSearch, isWriting, opensSearch } from "./search-key";

/** The browser's own search finds at most this many of the newest rows. */
const DRAWN_AT_MOST = 3_000;

/** For the browser's own search (F3, a second Ctrl+F) and for selecting all, until the next key or click. */
export function useAllDrawn(count: number) {
  const [isAll, setAll] = useState(false);
  const [isPrinted, setPrinted] = useState(false);
  // Without the page's shortcuts the first Ctrl+F is the browser's.
  const isOwnOn = useSettings(({ shortcuts }) => shortcuts);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isInField = isWriting(event.target);
      const searches = isSearch(event, isInField) && !(isOwnOn && opensSearch(event, isInField));
      const draws = searches || (!isInField && isCommand(event, "a"));
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
    // A browser that only previews a print tells of it in this way alone.
    const forget = onMediaChange("print", setPrinted);
    return () => {
      removeEventListener("keydown", pressed, { capture: true });
      removeEventListener("pointerdown", clicked);
      removeEventListener("beforeprint", prints);
      removeEventListener("afterprint", hasPrinted);
      forget();
    };
  }, [isOwnOn]);

  const first = Math.max(0, count - DRAWN_AT_MOST);
  return { isPrinted, drawn: isAll ? Array.from({ length: count - first }, (_, index) => first + index) : undefined };
}
