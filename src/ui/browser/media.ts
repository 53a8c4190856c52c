/** Whether a media query holds; where the browser knows none, it does not. */
export function mediaHolds(query: string): boolean {
  try {
    return matchMedia(query).matches;
  } catch {
    return false;
  }
}

/** Tells from now on whether a media query holds, when that changes; never, where the browser knows none. */
export function onMediaChange(query: string, tell: (holds: boolean) => void): () => void {
  try {
    const media = matchMedia(query);
    const changed = () => tell(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  } catch {
    return () => {};
  }
}

/** Whether fingers work the screen, so that the keyboard is most likely one on the glass. */
export function isTouched(): boolean {
  return mediaHolds("(pointer: coarse)");
}
