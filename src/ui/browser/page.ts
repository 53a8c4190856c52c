/** Whether the page stands inside another one. */
export function isFramed(): boolean {
  try {
    return globalThis.top !== globalThis.self;
  } catch {
    return true;
  }
}

/** Whether the page is shut in a frame so that it has no origin: then it may keep nothing and read no answer. */
export function isSandboxed(): boolean {
  return globalThis.origin === "null";
}
