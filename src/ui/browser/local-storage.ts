/**
 * What could not be kept in the browser, for as long as the page stands. It takes the place of the browser's own store,
 * which is one for the whole page, and so is this.
 */
const untilReload = new Map<string, string>();

/** What is kept for the person under a key: in the browser or, where that keeps nothing, in this page. */
export function kept(key: string): string | undefined {
  return untilReload.get(key) ?? inBrowser(key);
}

/** Keeps something, or with `undefined` drops it. Says whether the browser has it, so that it outlives the page. */
export function keep(key: string, value: string | undefined): boolean {
  untilReload.delete(key);
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    // Full, forbidden or not there.
    if (value !== undefined) untilReload.set(key, value);
    return false;
  }
}

/** Drops all that is kept under keys that begin so. */
export function dropAll(prefix: string): void {
  for (const key of [...untilReload.keys(), ...keysInBrowser()]) if (key.startsWith(prefix)) keep(key, undefined);
}

/** Hears of each key that another tab of this browser changes; `undefined` stands for all of them. */
export function onKeptElsewhere(listener: (key: string | undefined) => void): () => void {
  const changed = ({ key }: StorageEvent) => listener(key ?? undefined);
  addEventListener("storage", changed);
  return () => removeEventListener("storage", changed);
}

/** Whether the browser keeps anything at all for this page beyond a reload. */
export function keepsAnything(): boolean {
  const key = "parley.probe";
  return keep(key, "1") && keep(key, undefined);
}

function keysInBrowser(): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "");
  } catch {
    return [];
  }
}

function inBrowser(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
