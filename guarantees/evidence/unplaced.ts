import type { Id, StoredMessage } from "../../src/protocol";
import type { Ledger } from "./ledger";
import type { Shown } from "./shown";
import { reads, type Standings } from "./standing";
import { countUpTo } from "./timeline";

/** A message that histories show and that no stream brought to anybody: its number is between two known ones. */
export type Unplaced = { readonly message: StoredMessage; readonly after: number; readonly before: number };

/** Found by the messages around it in each reading, and by the times of all events. */
export function unplacedIn(ledger: Ledger, shown: readonly Shown[]): readonly Unplaced[] {
  const events = [...ledger.events.values()].sort((one, other) => one.number - other.number);
  const time = ({ timestamp }: { timestamp: string }) => timestamp;
  const numberOf = (message: StoredMessage | undefined) => message && ledger.messages.get(message.id)?.number;
  const found = new Map<Id, Unplaced>();
  for (const { messages } of shown)
    messages.forEach((message, index) => {
      if (numberOf(message) !== undefined) return;
      const known = found.get(message.id) ?? {
        after: events[countUpTo(events, time(message), time) - 1]?.number ?? 0,
        before: events[countUpTo(events, time(message), time)]?.number ?? Number.POSITIVE_INFINITY,
      };
      const earlier = numberOf(messages.slice(0, index).findLast((it) => numberOf(it) !== undefined));
      const later = numberOf(messages.slice(index + 1).find((it) => numberOf(it) !== undefined));
      found.set(message.id, {
        message,
        after: Math.max(known.after, earlier ?? 0),
        before: Math.min(known.before, later ?? Number.POSITIVE_INFINITY),
      });
    });
  return [...found.values()];
}

/** True if a participant may see it at every number that it can have. */
export function isCertainlyFor(standings: Standings, who: Id, { message, after, before }: Unplaced): boolean {
  const standing = standings.get(who);
  if (standing === undefined) return false;
  return !standing.ever(after, before, ({ groups }) => !reads(who, groups, message));
}
