import type { ServerResponse } from "node:http";
import { FOREIGN_ORIGIN } from "../origin/origin";
import { answerError, answerPlainly } from "./plain-answer";

export const TOO_MANY_CONNECTIONS =
  "There are as many connections from this address as there may be: see MAX_CONNECTIONS_PER_ADDRESS.";

type Knock = {
  readonly isOwn: boolean;
  readonly isCrowded: boolean;
  readonly publicUrl: string | undefined;
};

/** Tells a page over HTTP how its WebSocket would fare, because browsers hide the server's refusal of one. */
export function answerKnock(response: ServerResponse, { isOwn, isCrowded, publicUrl }: Knock): void {
  if (!isOwn) refuseForeign(response, publicUrl);
  else if (isCrowded) answerError(response, "TOO_MANY_REQUESTS", { message: TOO_MANY_CONNECTIONS });
  else answerPlainly(response, 200, { welcome: true });
}

export function refuseForeign(response: ServerResponse, public_url: string | undefined): void {
  answerError(response, "FORBIDDEN", { message: FOREIGN_ORIGIN, public_url });
}
