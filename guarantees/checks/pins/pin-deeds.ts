import type { Deed } from "../../evidence/deeds";
import type { Numbered } from "../../evidence/ledger";
import { isSamePin } from "../../evidence/pins";

/** True if an event tells of a pin or unpin just as it was asked for. */
export function isEventOf({ who, command }: Deed, event: Numbered["event"]["payload"]): boolean {
  const { payload } = command;
  if (event.message !== "message_pinned" && event.message !== "message_unpinned") return false;
  if (payload.action !== "pin" && payload.action !== "unpin") return false;
  if (event.issued_by !== who || event.id !== payload.message_id) return false;
  if (event.message === "message_unpinned") return payload.action === "unpin";
  return payload.action === "pin" && isSamePin(event, { ...payload, announcement: payload.announcement ?? false });
}
