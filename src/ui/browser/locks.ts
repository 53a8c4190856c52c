/** The browser's locks. They are missing on an insecure page, and forbidden where cookies are. */
export function browserLocks(): LockManager | undefined {
  try {
    return globalThis.navigator?.locks;
  } catch {
    return undefined;
  }
}

/** Rejects as `work` does, and when the lock is stolen or the wait for it aborted. Without locks it runs at once. */
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
