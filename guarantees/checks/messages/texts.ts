import type { Evidence } from "../../evidence/evidence";
import { beganAt, overAt } from "../../evidence/fates";
import type { Sight } from "../../evidence/sights";

/** All that is shown at once shows each text as it stood at one moment: the newest edit by the room's order. */
export function* texts(evidence: Evidence): Generator<string> {
  for (const { id, versions } of evidence.fates.of.values()) {
    let last = 0;
    for (const { edits, since = last } of versions) {
      if (since < last) yield `the edit ${edits} of ${id} (${since}) comes before an earlier one (${last})`;
      last = since;
    }
  }
  for (const sight of evidence.sights) yield* faultsOf(evidence, sight);
}

function* faultsOf({ ledger, fates }: Evidence, { where, messages, from, upTo }: Sight): Generator<string> {
  let [earliest, latest] = [from, upTo];
  for (const message of messages) {
    const fate = fates.of.get(message.id);
    if (fate === undefined) continue;
    const [began, over] = [
      beganAt(ledger, fate, message),
      message.deleted_at === undefined ? overAt(fate, message) : Number.POSITIVE_INFINITY,
    ];
    if (began > upTo) yield `${where} shows ${message.id} as it was from ${began} on, and was read at ${upTo}`;
    else if (over <= from) yield `${where} shows ${message.id} as it was before ${over}, and was read at ${from}`;
    earliest = Math.max(earliest, began);
    latest = Math.min(latest, over - 1);
  }
  if (earliest > latest && from <= latest && earliest <= upTo)
    yield `${where} shows texts of two moments, of ${earliest} or later and of ${latest} or before`;
}
