import { underLock } from "../../browser/locks";

const LOCK = "parley.identity";

export type Identified = {
  readonly token: string;
  readonly remembered: boolean;
};

/**
 * Tabs that open at once wait for each other, or they would become two people. Resolves with the token where the
 * browser keeps no cookie, so that the page has to bring it along.
 */
export function identityOverHttp(create: (token?: string) => Promise<Identified>): () => Promise<string | undefined> {
  let identified: Promise<string | undefined> | undefined;
  const identify = async () => {
    const first = await create();
    if (first.remembered) return undefined;
    // The cookie of a first visit comes back with the second request, or never.
    const second = await create(first.token);
    return second.remembered ? undefined : second.token;
  };
  return () => {
    identified ??= underLock(LOCK, identify).catch((cause) => {
      identified = undefined;
      throw cause;
    });
    return identified;
  };
}
