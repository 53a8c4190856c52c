/** Whether the browser has any network. It knows only of its own end: with a network the server may still be away. */
export function isOnline(): boolean {
  try {
    return navigator.onLine !== false;
  } catch {
    return true;
  }
}

/** Hears at once when the network goes or comes. */
export function onNetworkChange(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** So long the browser is believed that there is no network; some say so in error. */
const BELIEVED_MS = 15_000;

/** Resolves as soon as there is a network. */
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
