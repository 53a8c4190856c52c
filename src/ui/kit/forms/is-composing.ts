import type { KeyboardEvent } from "react";

/** Whether an input method composes: a key chooses or ends a word then, and means nothing else. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari says so of the last Enter only by its code.
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
