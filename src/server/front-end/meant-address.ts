import type { RequestListener, ServerResponse } from "node:http";
import { pathOfPasted } from "../../protocol/pasting/pasted-link";
import { percentDecoded } from "../../protocol/pasting/percent-decoded";
import { PASTED_PATH_LENGTH } from "../kit/limits";
import { isDecodable } from "../port/path";

/** The pages of rooms and invitations, under the addresses that Parley gives out. */
const GIVEN_OUT = /^\/(?:join\/[\w-]+|rooms\/[\w-]+(?:\/moderate)?)$/;
/** What may be meant as one of these. */
const ALIKE = /^[\s/\\]*(?:join|rooms)[\s/\\%]/i;

/**
 * Leads from an address that programs have put something around, or in capitals, to the page that it means, with the
 * same rule by which a pasted link is read. An address that cannot be decoded, on which the pages' server fails, is to it
 * one that leads nowhere.
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

/** Where an address leads that is none of those that are given out, but is like one; otherwise nothing. */
export function pageMeantBy(path: string): string | undefined {
  if (path.length > PASTED_PATH_LENGTH || GIVEN_OUT.test(path)) return undefined;
  const decoded = percentDecoded(path);
  const meant = ALIKE.test(decoded) ? pathOfPasted(decoded) : undefined;
  if (meant === undefined || meant === path) return undefined;
  const isPanel = meant.startsWith("/rooms/") && /^[\s/\\]*rooms[/\\]+[^/\\]+[/\\]+moderate\b/i.test(decoded);
  return isPanel ? `${meant}/moderate` : meant;
}

function leadTo(path: string, response: ServerResponse): void {
  response.writeHead(307, { location: path, "cache-control": "no-store" }).end();
}
