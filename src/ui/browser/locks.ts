/** The browser's locks. They are missing where the page is not served securely, and forbidden where cookies are. */
export function browserLocks(): LockManager | undefined {
  try {
    return globalThis.navigator?.locks;
  } catch {
    return undefined;
  }
}

/**
 * Works while it holds a lock that all tabs of this browser share. Where the browser gives no locks to the page, it
 * works without: rejects only as the work does, or when the lock was stolen or the wait for it was aborted.
 */
export async function underLock<T>(
  name: string,
  work: () => Promise<T>,
  { locks = browserLocks(), ...options }: LockOptions & { locks?: LockManager | undefined } = {},
): Promise<T> {
  if (locks === undefined) return work();
  let isBegun = false;
  const begin = () => {
    isBegun = true;
    return work();
  };
  try {
    return await locks.request(name, options, begin);
  } catch (cause) {
    if (isBegun || isAborted(cause)) throw cause;
    return begin();
  }
}

function isAborted(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === "AbortError";
}
