import { MAX_PINS, type Timestamp } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";
import { isSamePin, type Pin, type PinnedOnce } from "../../evidence/pins";

/**
 * Each pin changes something: no private message is pinned, none as it is already, none to end in the past, and never
 * more than twenty; and only what is pinned is unpinned.
 */
export function* pinsRuled({ ledger, pins }: Evidence): Generator<string> {
  for (const { number, timestamp, event } of ledger.events.values()) {
    const { payload } = event;
    if (payload.message !== "message_pinned" && payload.message !== "message_unpinned") continue;
    const name = `${payload.message} of ${payload.id} (${number})`;
    const before = standing(pins.of.get(payload.id), number - 1, timestamp);
    const isKnown = !pins.uncertain.has(payload.id);
    if (payload.message === "message_unpinned") {
      if (isKnown && before === undefined) yield `${name}, and it was not pinned`;
      continue;
    }
    if (payload.scope === "private") yield `${name}, which is private`;
    if (isOver(payload, timestamp)) yield `${name}, which was over before`;
    if (isKnown && before !== undefined && isSamePin(before, payload)) yield `${name}, which was pinned so already`;
    const count = [...pins.of.values()].filter(
      (it) => !pins.uncertain.has(it.id) && standing(it, number, timestamp) !== undefined,
    ).length;
    if (count > MAX_PINS) yield `${name}, and then there were ${count} pins`;
  }
}

/** The pin of a message after a number, if its end had not come at a time. */
function standing(once: PinnedOnce | undefined, number: number, now: Timestamp): Pin | undefined {
  const pin = once?.pins.at(number);
  return pin === undefined || pin === null || isOver(pin, now) ? undefined : pin;
}

function isOver({ until }: Pick<Pin, "until">, now: Timestamp): boolean {
  return until !== undefined && until <= now;
}
