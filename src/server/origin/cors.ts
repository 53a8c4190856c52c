import type { IncomingMessage, ServerResponse } from "node:http";

/** For how long a browser may remember what it may ask, in seconds. */
const REMEMBERED_SECONDS = 600;

/**
 * Lets pages of other sites that may use this server read its answers, and send JSON and a token. Cookies are not let
 * through: such a page has an identity of its own. Says whether that was all that was asked.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function answerCors({ method, headers: { origin } }: IncomingMessage, response: ServerResponse): boolean {
  if (origin === undefined) return false;
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.appendHeader("Vary", "Origin");
  if (method !== "OPTIONS") return false;
  response.setHeader("Access-Control-Allow-Methods", "GET, POST");
  response.setHeader("Access-Control-Allow-Headers", "authorization, content-type");
  response.setHeader("Access-Control-Max-Age", REMEMBERED_SECONDS);
  response.writeHead(204).end();
  return true;
}
