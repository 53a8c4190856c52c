import type { Evidence } from "../../evidence/evidence";
import type { Ledger } from "../../evidence/ledger";
import type { Shown } from "../../evidence/shown";
import { countUpTo, firstAfter, lastUpTo } from "../../evidence/timeline";

/**
 * A reading is a stretch of the one order as it was at one moment: all that was there at the request, and nothing
 * erased.
 */
export function* readings({ ledger, shown }: Evidence): Generator<string> {
  for (const it of shown) {
    const fault = faultOf(ledger, it);
    if (fault !== undefined) yield `${it.where} shows ${it.conversation} ${fault}`;
  }
}

function faultOf(ledger: Ledger, shown: Shown): string | undefined {
  const all = ledger.conversations.get(shown.conversation) ?? [];
  const clears = shown.conversation === "global" ? ledger.clears : [];
  const numbers = shown.messages.map(({ id }) => ledger.messages.get(id)?.number).filter((it) => it !== undefined);
  const [first] = numbers;
  const last = numbers.at(-1);
  const end = shown.before === undefined ? undefined : ledger.messages.get(shown.before)?.number;
  if (shown.before !== undefined && end === undefined) return undefined;
  if (first === undefined || last === undefined)
    return shown.messages.length > 0 || isEmptyOnce(shown, end ?? Number.POSITIVE_INFINITY, all, clears)
      ? undefined
      : "as empty, and it was not";

  const at = countUpTo(all, last, (it) => it);
  const stretch = all.slice(Math.max(0, at - numbers.length), at);
  if (!stretch.every((number, index) => number === numbers[index])) return "with a hole";
  if (firstAfter(clears, first) < (end ?? last)) return "with what had been cleared";
  const next = firstAfter(all, last);
  if (end !== undefined) {
    if (next !== end) return "without what stands right before the message that was asked from";
  } else {
    const until = Math.min(next, firstAfter(clears, last)) - 1;
    if (until < shown.from) return `up to ${last} only, and ${until + 1} was known`;
    if (last > shown.upTo) return `up to ${last}, and it was asked when that was yet to come`;
  }
  const earlier = lastUpTo(all, first - 1);
  const isWhole = shown.complete || shown.messages.length < shown.limit;
  if (isWhole && earlier > 0 && firstAfter(clears, earlier) > first) return `without ${earlier}, which is older`;
  return undefined;
}

/** True if a conversation held nothing before `end` at one of the numbers at which it may have been read. */
function isEmptyOnce({ from, upTo }: Shown, end: number, all: readonly number[], clears: readonly number[]): boolean {
  return [0, ...clears].some((emptied) => {
    const next = firstAfter(all, emptied);
    return emptied <= upTo && (next >= end || next - 1 >= from);
  });
}
