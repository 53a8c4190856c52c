import { TRPCClientError } from "@trpc/client";
import type { BadRequest, Timestamp } from "../../../protocol";
import type { AppRouter } from "../../../server/api/router";

/** `refused`, `ended` and `sent_away` last until the next join. `waiting`: at the door, since when. */
export type Connection =
  | { readonly state: "connecting" | "joined" | "ended" }
  | { readonly state: "reconnecting"; readonly isHeldOff?: boolean }
  | { readonly state: "waiting"; readonly since: Timestamp }
  | { readonly state: "sent_away"; readonly as: "declined" | "kicked" | "session_ended" }
  | ({ readonly state: "refused" } & BadRequest);

/** `undefined` when the server did not answer, or failed itself. */
export function badRequestOf(error: unknown): BadRequest | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const { data } = error as TRPCClientError<AppRouter>;
  return data && "reason" in data && data.reason ? (data as BadRequest) : undefined;
}

/** A request without an answer may be repeated. */
export function wasAnswered(error: unknown): boolean {
  return error instanceof TRPCClientError && error.shape !== undefined && error.shape !== null;
}

/** The request may well be good, and be repeated. */
export function isFault(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const { data } = error as TRPCClientError<AppRouter>;
  return data !== null && data !== undefined && data.httpStatus >= 500;
}
