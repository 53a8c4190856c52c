import { type ComponentType, useSyncExternalStore } from "react";
import { wantLaterTexts } from "../../language/catalogues/load";

export type Part<Props> = {
  /** Fails where the script does not come; each call tries anew. */
  readonly load: () => Promise<void>;
  readonly current: () => ComponentType<Props> | undefined;
  readonly subscribe: (changed: () => void) => () => void;
};

/** In milliseconds: the page's connection, and what it shows first, go before. */
const QUIET_MS = 1_000;

export function partOf<Props>(script: () => Promise<ComponentType<Props>>, { isForFew = false } = {}): Part<Props> {
  let current: ComponentType<Props> | undefined;
  const listeners = new Set<() => void>();
  const load = async () => {
    // Its texts may be among those with which a page does not begin.
    const [loaded] = await Promise.all([script(), wantLaterTexts()]);
    if (current !== undefined) return;
    current = loaded;
    for (const listener of listeners) listener();
  };
  if (typeof document !== "undefined" && !isForFew) inQuiet(load);
  return {
    load,
    current: () => current,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

export function usePart<Props>({ subscribe, current }: Part<Props>): ComponentType<Props> | undefined {
  return useSyncExternalStore(subscribe, current, current);
}

let quiet: Promise<unknown> | undefined;

/** A script that does not come now is asked for again when it is wanted. */
function inQuiet(load: () => Promise<void>): void {
  quiet ??= whenQuiet();
  quiet = quiet.then(load).catch(() => {});
}

async function whenQuiet(): Promise<void> {
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
}
