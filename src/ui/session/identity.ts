const LOCK = "parley.identity";

/**
 * Sees to it, once for each page, that the browser has an identity before the WebSocket opens. Two tabs that open at
 * once wait for each other, or they would become two people; where pages are not served securely there are no locks.
 */
export function identityOverHttp(create: () => Promise<unknown>): () => Promise<unknown> {
  let identified: Promise<unknown> | undefined;
  return () => {
    identified ??= locked(create).catch((cause) => {
      identified = undefined;
      throw cause;
    });
    return identified;
  };
}

async function locked(create: () => Promise<unknown>): Promise<unknown> {
  if (!navigator.locks) return create();
  return navigator.locks.request(LOCK, create);
}
