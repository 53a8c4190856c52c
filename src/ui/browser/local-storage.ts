/** Values that the browser could not keep. Like the browser's own store, there is one for the whole page. */
const untilReload = new Map<string, string>();

const listeners = new Set<(key: string) => void>();

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

/** `undefined` stands for all keys. */
export function onKeptElsewhere(listener: (key: string | undefined) => void): () => void {
  const changed = ({ key }: StorageEvent) => listener(key ?? undefined);
  addEventListener("storage", changed);
  return () => removeEventListener("storage", changed);
}

/** This tab's changes are reported, too; `undefined` stands for all keys. */
export function onKept(listener: (key: string | undefined) => void): () => void {
  const forget = onKeptElsewhere(listener);
  listeners.add(listener);
  return () => {
    forget();
    listeners.delete(listener);
  };
}

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
