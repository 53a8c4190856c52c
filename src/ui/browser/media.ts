/** Whether a media query holds; where the browser knows none, it does not. */
export function mediaHolds(query: string): boolean {
  try {
    return matchMedia(query).matches;
  } catch {
    return false;
  }
}

/** Whether fingers work the screen, so that the keyboard is most likely one on the glass. */
export function isTouched(): boolean {
  return mediaHolds("(pointer: coarse)");
}
