/** The languages that the person reads, the best first, as the browser says. */
export function preferredLanguages(): readonly string[] {
  try {
    return navigator.languages ?? [];
  } catch {
    return [];
  }
}

/** The clipboard, where the browser lets the page write to it. */
export function clipboard(): Clipboard | undefined {
  try {
    return navigator.clipboard;
  } catch {
    return undefined;
  }
}
