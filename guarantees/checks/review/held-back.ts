import { DEFAULT_RULES, isHeldBack } from "../../../src/room/view";
import type { Evidence } from "../../evidence/evidence";
import { isApproved } from "../../evidence/moderation/held";
import { rulesIn } from "../rights/ruled";

/** A message to everyone waits where the rules say so, and nowhere else; while they do, its author edits none. */
export function* heldBack({ ledger, standings }: Evidence): Generator<string> {
  const rules = rulesIn(ledger.events.values());
  for (const numbered of ledger.events.values()) {
    const { number, event } = numbered;
    const { payload } = event;
    if (
      payload.message !== "message_sent" &&
      payload.message !== "message_edited" &&
      payload.message !== "message_held"
    )
      continue;
    const role = standings.get(payload.source)?.at(number - 1)?.role;
    if (role === undefined || payload.scope !== "global" || isApproved(ledger, numbered)) continue;
    const isToWait = isHeldBack(rules.at(number - 1) ?? DEFAULT_RULES, role);
    if (payload.message === "message_held") {
      if (!isToWait && payload.because === "hold") yield `${payload.id} was held (${number}), and nobody was to wait`;
    } else if (isToWait) yield `${payload.message} (${number}) of ${payload.id}, and its author was to wait`;
  }
}
