import type { Evidence } from "../../evidence/evidence";

/** A deletion beats all else: nothing happens to a message that is deleted or cleared. */
export function* afterlife({ fates, ledger, deeds }: Evidence): Generator<string> {
  for (const { number, event } of ledger.events.values()) {
    if (event.payload.message !== "message_edited") continue;
    const deletion = fates.of.get(event.payload.id)?.deletions[0];
    if (deletion !== undefined && number > deletion.number)
      yield `the message ${event.payload.id} was edited (${number}) after it was deleted (${deletion.number})`;
  }
  for (const { command, receipts } of deeds) {
    const [receipt] = receipts;
    if (command.namespace !== "messages" || receipt === undefined || command.payload.action === "typing") continue;
    const { action, message_id } = command.payload;
    const fate = fates.of.get(message_id);
    const ends = [fate?.deletions[0]?.timestamp, ledger.events.get(fate?.cleared ?? 0)?.timestamp];
    for (const end of ends)
      if (end !== undefined && receipt.timestamp > end)
        yield `${action} of ${message_id} was acknowledged after it was deleted or cleared`;
  }
}
