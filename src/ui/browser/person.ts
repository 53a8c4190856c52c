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

export function canShare(): boolean {
  return typeof navigator.share === "function";
}

/** A user who changes their mind, or a browser that refuses, leaves everything as it is. */
export async function share(what: { readonly title: string; readonly url: string }): Promise<void> {
  await navigator.share(what).catch(() => {});
}

export function isMac(): boolean {
  try {
    return /Mac|iPhone|iPad/u.test(navigator.userAgent);
  } catch {
    return false;
  }
}
