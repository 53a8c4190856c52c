import type { Id } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";

/** True if a message was cleared, or may have been: of one that no stream brought to anybody, only its deed tells. */
export function mayBeCleared({ fates, ledger, origins }: Evidence, id: Id): boolean {
  const number = ledger.messages.get(id)?.number;
  if (number !== undefined) return (fates.of.get(id)?.cleared ?? Number.POSITIVE_INFINITY) < Number.POSITIVE_INFINITY;
  const origin = origins.get(id)?.command.payload;
  return origin === undefined || (origin.action === "send_message" && origin.scope === "global");
}
