import type { Evidence } from "../evidence/evidence";
import { mayHaveSeen } from "../evidence/standing";
import { durable, endOf, type Stream } from "../evidence/streams";
import { firstAfter } from "../evidence/timeline";
import { isCertainlyFor, unplacedIn } from "../evidence/unplaced";

/** A stream has, from its first id to its last, through all resuming, each durable event that its participant may see. */
export function* gaps({ ledger, streams, standings, shown }: Evidence): Generator<string> {
  const numbers = [...ledger.events.keys()].sort((one, other) => one - other);
  const unplaced = unplacedIn(ledger, shown);
  for (const stream of streams.all) {
    const { who, device, first } = stream;
    const got = new Set(durable(stream).map(({ id }) => id));
    const end = endOf(stream);
    for (let at = firstAfter(numbers, first.id); at <= end; at = firstAfter(numbers, at)) {
      const numbered = ledger.events.get(at);
      if (numbered === undefined || got.has(at) || !mayHaveSeen(standings, who, numbered)) continue;
      yield `${device} missed ${numbered.event.payload.message} (${at}) and got what came later`;
    }
    for (const missing of unplaced)
      if (first.id <= missing.after && end >= missing.before && isCertainlyFor(standings, who, missing))
        yield `${device} missed the message ${missing.message.id}, between ${missing.after} and ${missing.before}`;
    yield* resumedWrongly(stream);
  }
}

/** Whose own role or groups changed meanwhile gets the whole state again, and does not resume. */
function* resumedWrongly({ device, later, who }: Stream): Generator<string> {
  for (const [index, { id, envelope }] of later.entries()) {
    if (envelope.payload.message !== "resumed") continue;
    for (const { envelope: next } of later.slice(index + 1, index + 1 + envelope.payload.missed))
      if (next.payload.message === "update" && next.payload.id === who)
        yield `${device} resumed at ${id} though its own standing had changed meanwhile`;
  }
}
