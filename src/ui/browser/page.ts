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
