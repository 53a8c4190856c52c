import type { Id, Timestamp } from "../../src/protocol";
import { conversationOf } from "../../src/room/chat/exchange";
import type { Evidence } from "../evidence/evidence";
import type { Shown } from "../evidence/shown";
import { countUpTo, lastUpTo } from "../evidence/timeline";

/** How many of the newest of one's own messages are looked for in what one reads. */
const NEWEST = 200;

type Written = {
  readonly id: Id;
  readonly timestamp: Timestamp;
  readonly number: number | undefined;
  readonly acknowledged: number;
};

/** Who reads a conversation finds in it all that they were told is written there. */
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

/** Everybody's own acknowledged messages, by who and conversation, as they were acknowledged. */
function writtenIn({ deeds, ledger }: Evidence): Map<string, Written[]> {
  const written = new Map<string, Written[]>();
  for (const { who, command, receipts, acknowledged } of deeds) {
    const [{ message_id: id, timestamp } = { timestamp: "" }] = receipts;
    if (id === undefined || acknowledged === undefined || command.payload.action !== "send_message") continue;
    const key = `${who} ${conversationOf(who, command.payload)}`;
    const known = written.get(key) ?? [];
    known.push({ id, timestamp, number: ledger.messages.get(id)?.number, acknowledged });
    written.set(key, known);
  }
  for (const own of written.values()) own.sort((one, other) => one.acknowledged - other.acknowledged);
  return written;
}

/** Whether a message is not shown for a good reason: it was cleared, or is older than all that is shown. */
function isBehind(
  { ledger }: Evidence,
  { conversation, messages, limit, upTo }: Shown,
  { number, timestamp }: Written,
): boolean {
  // No stream brought it to anybody: only its time tells where it stands.
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
