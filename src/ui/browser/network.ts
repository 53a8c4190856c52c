/** True if the browser has any network. It knows only its own end: the server may still be away. */
export function isOnline(): boolean {
  try {
    return navigator.onLine !== false;
  } catch {
    return true;
  }
}

export function onNetworkChange(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** The browser is believed for this long that there is no network; some report it in error. */
const BELIEVED_MS = 15_000;

export function untilOnline(): Promise<void> {
  if (isOnline()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(done, BELIEVED_MS);
    const forget = onNetworkChange(() => isOnline() && done());
  });
}
