import type { Evidence } from "../../evidence/evidence";
import { mayBeCleared } from "../messages/cleared";
import { isEventOf } from "./pin-deeds";

/** An acknowledged pin or unpin is done as it was asked for: it took its number, and those who see the message were told. */
export function* pinsDone(evidence: Evidence): Generator<string> {
  const { deeds, ledger, settled } = evidence;
  if (settled === undefined) return;
  for (const deed of deeds) {
    const [receipt] = deed.receipts;
    const { payload } = deed.command;
    if (receipt === undefined || (payload.action !== "pin" && payload.action !== "unpin")) continue;
    const name = `${payload.action} of ${payload.message_id} (${deed.transaction_id}) was acknowledged`;
    const numbered = ledger.events.get(ledger.byTime.get(receipt.timestamp) ?? 0);
    if (numbered === undefined) {
      if (!mayBeCleared(evidence, payload.message_id)) yield `${name}, and nobody was told`;
    } else if (!isEventOf(deed, numbered.event.payload))
      yield `${name}, and it was done otherwise (${numbered.number})`;
  }
}
