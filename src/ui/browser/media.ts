export function mediaHolds(query: string): boolean {
  try {
    return matchMedia(query).matches;
  } catch {
    return false;
  }
}

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

/** True if a menu and the one behind its entry have no room side by side: on a phone, or with very large letters. */
export function isNarrow(): boolean {
  return mediaHolds("(max-width: 34rem)");
}

/** True if fingers work the screen, so that the keyboard is most likely on the glass. */
export function isTouched(): boolean {
  return mediaHolds("(pointer: coarse)");
}
