import type { IncomingMessage } from "node:http";

type Allowed = {
  readonly publicUrl: string | undefined;
  readonly others: readonly string[];
};

/** For the operator, who finds it in the browser's network panel. */
export const FOREIGN_ORIGIN = "The Origin is none of this server's: see PUBLIC_URL and ALLOWED_ORIGINS.";

/**
 * A browser sends the cookie with the requests of any page, and only `Origin` tells whose page it is. Programs send no
 * `Origin`, and no cookie but their own. Without a public address, the origin must be the request's host.
 */
export function originCheck({ publicUrl, others }: Allowed): (request: IncomingMessage) => boolean {
  const allowed = new Set([...others, ...(publicUrl === undefined ? [] : [publicUrl])].map((it) => it.toLowerCase()));
  return ({ headers: { origin, host } }) => {
    if (origin === undefined || allowed.has(origin)) return true;
    return publicUrl === undefined && host !== undefined && isOf(host.toLowerCase(), origin);
  };
}

function isOf(host: string, origin: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`;
}
