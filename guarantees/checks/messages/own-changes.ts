import { type Deed, isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Sight, Told } from "../../evidence/sights";

/** A reader finds all of their own edits, deletions and reactions that were acknowledged before they asked. */
export function* ownChanges({ deeds, sights }: Evidence): Generator<string> {
  const changes = new Map<string, Deed[]>();
  for (const deed of deeds) {
    if (deed.command.namespace !== "messages" || isRefused(deed)) continue;
    const key = `${deed.who} ${deed.command.payload.message_id}`;
    changes.set(key, [...(changes.get(key) ?? []), deed]);
  }
  for (const sight of sights) {
    if (sight.asked === undefined) continue;
    for (const message of sight.messages)
      for (const deed of changes.get(`${sight.who} ${message.id}`) ?? [])
        if (deed.acknowledged !== undefined && deed.acknowledged < sight.asked && lacks(sight, message, deed))
          yield `${sight.where} shows ${message.id} without its reader's ${deed.transaction_id}`;
  }

  function lacks({ who, place }: Sight, message: Told, { command: { payload }, receipts }: Deed): boolean {
    const time = receipts[0]?.timestamp ?? "";
    if (message.deleted_at !== undefined) return false;
    switch (payload.action) {
      case "edit":
        return (message.edited_at ?? "") < time;
      case "delete":
        return true;
      case "react":
      case "unreact": {
        const others = (changes.get(`${who} ${message.id}`) ?? []).filter(
          (it) =>
            (it.command.payload.action === "react" || it.command.payload.action === "unreact") &&
            it.command.payload.reaction === payload.reaction,
        );
        // Another choice may have come between.
        if (others.some((it) => it.asked < place && !((it.receipts[0]?.timestamp ?? "~") <= time))) return false;
        const { mine = false } = message.reactions?.find(({ reaction }) => reaction === payload.reaction) ?? {};
        return mine !== (payload.action === "react");
      }
      default:
        return false;
    }
  }
}
