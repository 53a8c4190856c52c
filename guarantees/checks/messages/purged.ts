import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";

/**
 * An acknowledged removal of all that somebody wrote is done, and nobody else's: it counts the messages to everyone that
 * were there. Where nothing but waiting ones was there, these are rejected.
 */
export function* purged(evidence: Evidence): Generator<string> {
  const { deeds, ledger, settled } = evidence;
  for (const numbered of ledger.events.values()) {
    const { payload } = numbered.event;
    if (payload.message !== "messages_deleted") continue;
    const { known, isAll } = takenBy(evidence, numbered);
    if (isAll ? payload.count !== known : payload.count < known)
      yield `the removal (${numbered.number}) counts ${payload.count} messages, and took ${known}`;
  }
  if (settled === undefined) return;
  for (const { who, command, receipts, transaction_id } of deeds) {
    const [receipt] = receipts;
    if (receipt === undefined || command.payload.action !== "delete_messages_of") continue;
    const happened = ledger.events.get(ledger.byTime.get(receipt.timestamp) ?? 0)?.event.payload;
    const isDone = isPurge(happened, command.payload.target) || happened?.message === "message_rejected";
    if (!isDone || happened.issued_by !== who)
      yield `the removal ${transaction_id} was acknowledged and never happened`;
  }
}

function isPurge(
  payload: Numbered["event"]["payload"] | undefined,
  source: string,
): payload is Extract<Numbered["event"]["payload"], { message: "messages_deleted" }> {
  return payload?.message === "messages_deleted" && payload.source === source;
}

/** The messages that a removal took; not all are known where a later clear erased some before anybody was told. */
function takenBy({ fates, ledger }: Evidence, { number }: Numbered): { known: number; isAll: boolean } {
  const known = [...fates.of.values()].filter(({ deletions: [first] }) => first?.number === number).length;
  return { known, isAll: ledger.clears.every((clear) => clear < number) };
}
