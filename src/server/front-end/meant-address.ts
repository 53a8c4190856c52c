import type { RequestListener, ServerResponse } from "node:http";
import { pathOfPasted } from "../../protocol/pasting/pasted-link";
import { percentDecoded } from "../../protocol/pasting/percent-decoded";
import { PASTED_PATH_LENGTH } from "../kit/limits";
import { isDecodable } from "../port/path";

const GIVEN_OUT = /^\/(?:join\/[\w-]+|rooms\/[\w-]+(?:\/moderate(?:\/[a-z]+)?)?)$/;
const ALIKE = /^[\s/\\]*(?:join|rooms)[\s/\\%]/i;

/**
 * Redirects a mangled address to the page that it means, as for a pasted link. An address that cannot be decoded passes
 * as an unknown one, because Next would fail on it.
 */
export function withMeantAddresses(handle: RequestListener): RequestListener {
  return (request, response) => {
    const [path = "/", ...query] = (request.url ?? "/").split("?");
    const meant = request.method === "GET" || request.method === "HEAD" ? pageMeantBy(path) : undefined;
    if (meant !== undefined) return leadTo(meant, response);
    if (!isDecodable(path)) request.url = [path.replaceAll("%", "%25"), ...query].join("?");
    return handle(request, response);
  };
}

/** `undefined` for a path in Parley's own form, or for any other. */
export function pageMeantBy(path: string): string | undefined {
  if (path.length > PASTED_PATH_LENGTH || GIVEN_OUT.test(path)) return undefined;
  const decoded = percentDecoded(path);
  const meant = ALIKE.test(decoded) ? pathOfPasted(decoded) : undefined;
  if (meant === undefined || meant === path) return undefined;
  const [panel, section] = /^[\s/\\]*rooms[/\\]+[^/\\]+[/\\]+moderate\b(?:[/\\]+([a-z]+)\b)?/i.exec(decoded) ?? [];
  if (panel === undefined || !meant.startsWith("/rooms/")) return meant;
  return `${meant}/moderate${section === undefined ? "" : `/${section.toLowerCase()}`}`;
}

function leadTo(path: string, response: ServerResponse): void {
  response.writeHead(307, { location: path, "cache-control": "no-store" }).end();
}
