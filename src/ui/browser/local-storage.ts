/** Values that the browser could not keep. Like the browser's own store, there is one for the whole page. */
const untilReload = new Map<string, string>();

/** The listeners of this page to what it keeps itself; the browser tells only its other tabs. */
const listeners = new Set<(key: string) => void>();

/** The value under a key, from the browser or, where that keeps nothing, from this page. */
export function kept(key: string): string | undefined {
  return untilReload.get(key) ?? inBrowser(key);
}

/** Keeps a value; `undefined` removes it. Returns true if the browser has it, so that it outlives the page. */
export function keep(key: string, value: string | undefined): boolean {
  const isKept = keepInBrowser(key, value);
  for (const listener of listeners) listener(key);
  return isKept;
}

function keepInBrowser(key: string, value: string | undefined): boolean {
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

export function dropAll(prefix: string): void {
  for (const key of [...untilReload.keys(), ...keysInBrowser()]) if (key.startsWith(prefix)) keep(key, undefined);
}

/** Reports each key that another tab of this browser changes; `undefined` stands for all of them. */
export function onKeptElsewhere(listener: (key: string | undefined) => void): () => void {
  const changed = ({ key }: StorageEvent) => listener(key ?? undefined);
  addEventListener("storage", changed);
  return () => removeEventListener("storage", changed);
}

/** Reports each key that any tab of this browser changes, this one included; `undefined` stands for all of them. */
export function onKept(listener: (key: string | undefined) => void): () => void {
  const forget = onKeptElsewhere(listener);
  listeners.add(listener);
  return () => {
    forget();
    listeners.delete(listener);
  };
}

/** True if the browser keeps anything for this page beyond a reload. */
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
