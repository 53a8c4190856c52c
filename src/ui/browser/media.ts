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

export function isTouched(): boolean {
  return mediaHolds("(pointer: coarse)");
}
