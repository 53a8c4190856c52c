import { type Deed, isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import { isEventOf } from "./pin-deeds";

/** Nothing is pinned or unpinned but by a deed that was not refused: with its end, as a pin or an announcement, once. */
export function* pinsFounded({ deeds, ledger }: Evidence): Generator<string> {
  const asked = new Map<string, Deed[]>();
  for (const deed of deeds) {
    const { payload } = deed.command;
    if ((payload.action !== "pin" && payload.action !== "unpin") || isRefused(deed)) continue;
    asked.set(payload.message_id, [...(asked.get(payload.message_id) ?? []), deed]);
  }
  for (const { number, timestamp, event } of ledger.events.values()) {
    const { payload } = event;
    if (payload.message !== "message_pinned" && payload.message !== "message_unpinned") continue;
    if (!(asked.get(payload.id) ?? []).some((deed) => isEventOf(deed, payload) && isAt(deed, timestamp)))
      yield `${payload.message} of ${payload.id} (${number}), and nobody asked for it so`;
  }
}

/** A command without a receipt may have been carried out at any time. */
function isAt({ receipts }: Deed, timestamp: Numbered["timestamp"]): boolean {
  const [receipt] = receipts;
  return receipt === undefined || receipt.timestamp === timestamp;
}
