/** The installation waits this long, so that it does not delay the first screen. */
const QUIET_MS = 1_500;

/** Installs the service worker where the browser allows it; the chat works without. Returns a function that cancels. */
export function installWorkerSoon(): () => void {
  if (process.env.NODE_ENV !== "production") return () => {};
  const timer = setTimeout(install, QUIET_MS);
  return () => clearTimeout(timer);
}

function install(): void {
  try {
    void navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  } catch {
    // Forbidden: the chat works without.
  }
}
