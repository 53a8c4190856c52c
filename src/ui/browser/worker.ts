/** What is only for later does not hold up the first screen. */
const QUIET_MS = 1_500;

/**
 * Has the browser install the service worker, once the page stands, where it can: not without TLS, in a private window,
 * or where it is forbidden. The chat works without. Comes back with a way to call it off.
 */
export function installWorkerSoon(): () => void {
  if (process.env.NODE_ENV !== "production") return () => {};
  const timer = setTimeout(install, QUIET_MS);
  return () => clearTimeout(timer);
}

function install(): void {
  try {
    void navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  } catch {
    // Forbidden.
  }
}
