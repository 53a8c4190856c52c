import type { Id, Timestamp } from "../../../src/protocol";
import { conversationOf } from "../../../src/room/chat/exchange";
import type { Evidence } from "../../evidence/evidence";
import type { Shown } from "../../evidence/shown";
import { countUpTo, lastUpTo } from "../../evidence/timeline";

/** A reading is checked for this many of the reader's newest messages. */
const NEWEST = 200;

type Written = {
  readonly id: Id;
  readonly timestamp: Timestamp;
  readonly number: number | undefined;
  readonly acknowledged: number;
};

/** A reader of a conversation finds all of their own acknowledged messages in it. */
export function* ownWrites(evidence: Evidence): Generator<string> {
  const written = writtenIn(evidence);
  for (const shown of evidence.shown) {
    if (shown.before !== undefined) continue;
    const own = written.get(`${shown.who} ${shown.conversation}`) ?? [];
    const there = new Set(shown.messages.map(({ id }) => id));
    const count = countUpTo(own, shown.asked, ({ acknowledged }) => acknowledged);
    for (const it of own.slice(Math.max(0, count - NEWEST), count))
      if (!there.has(it.id) && !isBehind(evidence, shown, it))
        yield `${shown.where} lacks ${it.id}, which its reader had written before`;
  }
}

/** The acknowledged messages by author and conversation, in the order of acknowledgement, but for those that wait. */
function writtenIn({ deeds, ledger }: Evidence): Map<string, Written[]> {
  const written = new Map<string, Written[]>();
  for (const { who, command, receipts, acknowledged } of deeds) {
    const [{ message_id: id, timestamp, held } = { timestamp: "" }] = receipts;
    if (id === undefined || held || acknowledged === undefined || command.payload.action !== "send_message") continue;
    const key = `${who} ${conversationOf(who, command.payload)}`;
    const known = written.get(key) ?? [];
    known.push({ id, timestamp, number: ledger.messages.get(id)?.number, acknowledged });
    written.set(key, known);
  }
  for (const own of written.values()) own.sort((one, other) => one.acknowledged - other.acknowledged);
  return written;
}

/** True if a message is missing for a good reason: it was cleared, or is older than all that is shown. */
function isBehind(
  { ledger }: Evidence,
  { conversation, messages, limit, upTo }: Shown,
  { number, timestamp }: Written,
): boolean {
  // No stream brought it to anybody: only its time tells its place.
  if (number === undefined)
    return (
      (conversation === "global" && ledger.clears.length > 0) ||
      (messages.length >= limit && timestamp <= (messages[0]?.timestamp ?? ""))
    );
  if (conversation === "global" && lastUpTo(ledger.clears, upTo) > number) return true;
  if (messages.length < limit) return false;
  const oldest = messages.map(({ id }) => ledger.messages.get(id)?.number).find((it) => it !== undefined);
  return oldest === undefined || number < oldest;
}
