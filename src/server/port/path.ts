import type { IncomingMessage } from "node:http";

/** The path that is asked for. It may be any text: parsing it as an address could fail. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

/**
 * Whether a request is for a path, as everything here is; one in the form for proxies is brought into that of a path
 * (RFC 9112, 3.2). The pages' server fails at `*`, and at names without a slash.
 */
export function hasPath(request: IncomingMessage): boolean {
  const { url = "" } = request;
  if (url.startsWith("/")) return true;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false;
  const { pathname, search } = new URL(url);
  request.url = pathname + search;
  return true;
}

/** Whether its percent signs stand for text: tRPC and the pages' server take it for granted. */
export function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
