import { useEffect } from "react";
import { isWriting, opensSearch } from "../list/search-key";
import { useSearching } from "./searching";

/** Opens the search by Ctrl+F or `/`. A second Ctrl+F, in its field, is the browser's own. */
export function useSearchKeys(): void {
  const { open } = useSearching();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !opensSearch(event, isWriting(event.target))) return;
      event.preventDefault();
      open();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [open]);
}
