import type { Frame } from "../raw-connection";

/** The id of nothing. */
export const UNKNOWN = "00000000-0000-4000-8000-000000000000";
/** The code of no invitation. */
export const UNKNOWN_CODE = "a-new-code";

/** Requests of a stranger, which must look the same for an existing and a missing room. */
export const STRANGERS_REQUESTS: readonly { readonly path: string; readonly more?: object }[] = [
  { path: "rooms.lookup" },
  { path: "rooms.lookup", more: { invite: UNKNOWN_CODE } },
  { path: "rooms.participants" },
  { path: "rooms.log" },
  { path: "invites.list" },
  { path: "invites.create", more: { role: "user" } },
  { path: "invites.revoke", more: { code: UNKNOWN_CODE } },
  { path: "chat.history", more: { scope: "global" } },
  { path: "chat.messages", more: { ids: [UNKNOWN] } },
  { path: "chat.reactors", more: { message_id: UNKNOWN, reaction: "👍" } },
  { path: "chat.search", more: { term: "word" } },
];

export function methodOf(path: string): "mutation" | "query" {
  return ["invites.create", "invites.revoke", "rooms.create"].includes(path) ? "mutation" : "query";
}

/** A reason, the protocol's error, or nothing where a request is carried out or changes nothing. */
export function outcomeOf({ result, error }: Frame): string {
  if (error !== undefined) return String(error.data.reason ?? error.data.code);
  return String((result?.data as { error?: string } | undefined)?.error ?? "nothing");
}
