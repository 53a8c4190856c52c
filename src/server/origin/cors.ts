import type { IncomingMessage, ServerResponse } from "node:http";
import { CORS_SECONDS } from "../kit/limits";

/**
 * Cookies are not allowed: a page of another site has an identity of its own. Returns whether the request is a
 * preflight, whose answer is the headers alone. See https://fetch.spec.whatwg.org/#http-cors-protocol.
 */
export function allowCors({ method, headers: { origin } }: IncomingMessage, response: ServerResponse): boolean {
  if (origin === undefined) return false;
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.appendHeader("Vary", "Origin");
  if (method !== "OPTIONS") return false;
  response.setHeader("Access-Control-Allow-Methods", "GET, POST");
  response.setHeader("Access-Control-Allow-Headers", "authorization, content-type");
  response.setHeader("Access-Control-Max-Age", CORS_SECONDS);
  return true;
}
