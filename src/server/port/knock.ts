import type { ServerResponse } from "node:http";
import { FOREIGN_ORIGIN } from "../origin/origin";
import { answerError, answerPlainly } from "./plain-answer";

export const TOO_MANY_CONNECTIONS =
  "There are as many connections from this address as there may be: see MAX_CONNECTIONS_PER_ADDRESS.";

type Knock = {
  /** Whether the page that asks may use this server. */
  readonly isOwn: boolean;
  /** Whether its address has as many connections as it may have. */
  readonly isCrowded: boolean;
  readonly publicUrl: string | undefined;
};

/**
 * Says over HTTP what becomes of a WebSocket that the same page asks for: a browser does not tell its pages how the
 * server answered to that.
 */
export function answerKnock(response: ServerResponse, { isOwn, isCrowded, publicUrl }: Knock): void {
  if (!isOwn) refuseForeign(response, publicUrl);
  else if (isCrowded) answerError(response, "TOO_MANY_REQUESTS", { message: TOO_MANY_CONNECTIONS });
  else answerPlainly(response, 200, { welcome: true });
}

/** Refuses what a page of another site asks for, and tells it where this server's own pages are. */
export function refuseForeign(response: ServerResponse, public_url: string | undefined): void {
  answerError(response, "FORBIDDEN", { message: FOREIGN_ORIGIN, public_url });
}
