/** The languages that the user reads, the best first, as the browser reports them. */
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
