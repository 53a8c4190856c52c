import type { Id } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";

/** The answers to somebody who was declined, and comes again within the minute. */
const ANSWERS: ReadonlySet<string> = new Set([
  ...["too_many_requests", "banned", "invite_revoked", "invite_used_up", "invite_expired", "room_locked"],
]);

/** Nobody is declined but by a moderator, and somebody who was declined stays out for a while. */
export function* declined({ history, ledger }: Evidence): Generator<string> {
  const people = new Set<Id>();
  for (const { event } of ledger.events.values())
    if (event.payload.message === "participant_declined") people.add(event.payload.participant_id);
  for (const entry of history.entries) {
    if (entry.kind === "let again" && !ANSWERS.has(entry.outcome))
      yield `the stranger ${entry.knock} was declined, and came again: ${entry.outcome}`;
    if (entry.kind === "let" && entry.outcome === "declined" && !people.has(entry.who ?? ""))
      yield `the stranger ${entry.knock} was declined, and no moderator did so`;
    if (entry.kind === "waited" && entry.envelope.payload.message === "declined" && entry.who !== "")
      if (!people.has(entry.who)) yield `${entry.device} was declined, and no moderator did so`;
  }
}
