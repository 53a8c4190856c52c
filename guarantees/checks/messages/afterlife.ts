import type { Evidence } from "../../evidence/evidence";

const AFTERWARDS: ReadonlySet<string> = new Set(["message_edited", "message_pinned", "message_unpinned"]);

/** A deletion beats all else: nothing happens to a message that is deleted or cleared. */
export function* afterlife({ fates, ledger, deeds }: Evidence): Generator<string> {
  for (const { number, event } of ledger.events.values()) {
    const { payload } = event;
    if (!AFTERWARDS.has(payload.message) || !("source" in payload) || !("id" in payload)) continue;
    const fate = fates.of.get(payload.id);
    const end = Math.min(
      fate?.deletions[0]?.number ?? Number.POSITIVE_INFINITY,
      fate?.cleared ?? Number.POSITIVE_INFINITY,
    );
    if (number > end) yield `${payload.message} (${number}) of ${payload.id}, which was deleted or cleared at ${end}`;
  }
  for (const { command, receipts } of deeds) {
    const [receipt] = receipts;
    if (command.namespace !== "messages" || receipt === undefined || !("message_id" in command.payload)) continue;
    const { action, message_id } = command.payload;
    const fate = fates.of.get(message_id);
    const ends = [fate?.deletions[0]?.timestamp, ledger.events.get(fate?.cleared ?? 0)?.timestamp];
    for (const end of ends)
      if (end !== undefined && receipt.timestamp > end)
        yield `${action} of ${message_id} was acknowledged after it was deleted or cleared`;
  }
}
