export function isFramed(): boolean {
  try {
    return globalThis.top !== globalThis.self;
  } catch {
    return true;
  }
}

/** True if the page is sandboxed in a frame without an origin: it may then keep nothing and read no answer. */
export function isSandboxed(): boolean {
  return globalThis.origin === "null";
}

/** Reports that the page goes, or is hidden, after which a browser may end it without a word. */
export function onPageGone(listener: () => void): () => void {
  const turned = () => {
    if (document.hidden) listener();
  };
  addEventListener("pagehide", listener);
  document.addEventListener("visibilitychange", turned);
  return () => {
    removeEventListener("pagehide", listener);
    document.removeEventListener("visibilitychange", turned);
  };
}
