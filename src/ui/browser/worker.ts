/** The installation waits this long, so that it does not delay the first screen. */
const QUIET_MS = 1_500;

/** Returns a function that cancels. */
export function installWorkerSoon(): () => void {
  if (process.env.NODE_ENV !== "production") return () => {};
  const timer = setTimeout(install, QUIET_MS);
  return () => clearTimeout(timer);
}

function install(): void {
  try {
    const { serviceWorker: workers } = navigator;
    workers?.addEventListener("controllerchange", () => tellLoaded(workers.controller));
    void workers?.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  } catch {
    // Forbidden: the chat works without.
  }
}

function tellLoaded(worker: ServiceWorker | null): void {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name, location.href));
  const paths = loaded.filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname);
  worker?.postMessage({ about: "parley.loaded", paths: [...new Set(paths)] });
}
