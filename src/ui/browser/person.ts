export function preferredLanguages(): readonly string[] {
  try {
    return navigator.languages ?? [];
  } catch {
    return [];
  }
}

export function clipboard(): Clipboard | undefined {
  try {
    return navigator.clipboard;
  } catch {
    return undefined;
  }
}
