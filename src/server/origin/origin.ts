import type { IncomingMessage } from "node:http";

type Allowed = {
  /** Where people reach this server; its pages come from there. */
  readonly publicUrl: string | undefined;
  /** Other sites whose pages may use it. */
  readonly others: readonly string[];
};

/** Why a request of another site's page is refused: for the operator, who finds it in the browser's network panel. */
export const FOREIGN_ORIGIN = "The Origin is none of this server's: see PUBLIC_URL and ALLOWED_ORIGINS.";

/**
 * Says of a request whether the page that it comes from may use this server. A browser sends the identity's cookie with
 * what any page asks for, and only the header `Origin` tells whose page it is; programs send none, and no cookie that
 * is not theirs. Without a public address a page is ours if it comes from the host that the request is sent to.
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
