import { useEffect } from "react";
import { isMac } from "../../browser/person";
import { isPressed } from "../../keys/pressed";
import { useSettings } from "../../settings/SettingsProvider";
import { isWriting, opensSearch } from "../list/search-key";
import { useSearching } from "./searching";

/** A second Ctrl+F, in its field, is the browser's own. */
export function useSearchKeys(isPossible: boolean): void {
  const { open } = useSearching();
  const isOn = useSettings(({ shortcuts }) => shortcuts);
  useEffect(() => {
    if (!isOn || !isPossible) return;
    const mac = isMac();
    const pressed = (event: KeyboardEvent) => {
      if (!isPressed("search", event, mac)) return;
      if (event.defaultPrevented || !opensSearch(event, isWriting(event.target))) return;
      event.preventDefault();
      open();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [open, isOn, isPossible]);
}
