import type { MessagesCommand, Timestamp } from "../../../src/protocol";
import { type Deed, isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import { type Fates, isErased } from "../../evidence/fates";
import type { Sight, Told } from "../../evidence/sights";

type Payload = Extract<MessagesCommand, { message_id: string }>;
type Change = { readonly deed: Deed; readonly payload: Payload; readonly time: Timestamp | undefined };

/** A reader finds all of their own edits, deletions and reactions that were acknowledged before they asked. */
export function* ownChanges({ deeds, fates, sights }: Evidence): Generator<string> {
  const changes = changesIn(deeds);
  for (const sight of sights) {
    if (sight.asked === undefined) continue;
    for (const message of sight.messages) {
      const own = changes.get(`${sight.who} ${message.id}`) ?? [];
      for (const { deed, payload, time } of own)
        if (time !== undefined && (deed.acknowledged ?? Number.POSITIVE_INFINITY) < sight.asked)
          if (lacks(message, payload, time) && !isExcused(own, { payload, time, message }, { sight, fates }))
            yield `${sight.where} shows ${message.id} without its reader's ${deed.transaction_id}`;
    }
  }
}

/** By author and message: all that happened, or may have. */
function changesIn(deeds: readonly Deed[]): Map<string, Change[]> {
  const changes = new Map<string, Change[]>();
  for (const deed of deeds) {
    if (deed.command.namespace !== "messages" || isRefused(deed)) continue;
    const { payload } = deed.command;
    if (!("message_id" in payload)) continue;
    const key = `${deed.who} ${payload.message_id}`;
    const known = changes.get(key) ?? [];
    known.push({ deed, payload, time: deed.receipts[0]?.timestamp });
    changes.set(key, known);
  }
  return changes;
}

function lacks(message: Told, payload: Payload, time: Timestamp): boolean {
  if (message.deleted_at !== undefined) return false;
  switch (payload.action) {
    case "edit":
      return (message.edited_at ?? "") < time;
    case "delete":
      return true;
    case "react":
    case "unreact": {
      const { mine = false } = message.reactions?.find(({ reaction }) => reaction === payload.reaction) ?? {};
      return mine !== (payload.action === "react");
    }
    case "pin":
    case "unpin":
    case "approve":
    case "reject":
    case "report":
      return false;
  }
}

/** True if another choice about the same reaction came later, or may have, before the answer, or all of them went. */
function isExcused(
  own: readonly Change[],
  { payload, time, message }: Pick<Change, "payload"> & { readonly time: Timestamp; readonly message: Told },
  { sight: { place }, fates }: { readonly sight: Sight; readonly fates: Fates },
): boolean {
  if (!("reaction" in payload)) return false;
  if (message.reactions === undefined && isErased(fates.of.get(message.id))) return true;
  return own.some(
    (it) =>
      "reaction" in it.payload &&
      it.payload.reaction === payload.reaction &&
      it.deed.asked < place &&
      (it.time === undefined || it.time > time),
  );
}
