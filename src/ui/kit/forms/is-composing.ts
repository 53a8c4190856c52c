import type { KeyboardEvent } from "react";

/** A key then chooses or ends a word, and means nothing else. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari marks the last Enter only by its code.
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
