import type { History } from "../history";
import type { Deed } from "./deeds";
import type { Ledger } from "./ledger";

/** The range of numbers that the room may have had at a place in the history: a reading there saw one of them. */
export type Moments = {
  readonly from: (place: number) => number;
  /** The highest number that a state read before this place can have had. */
  readonly to: (place: number) => number;
};

/** The lower end comes from the events seen already, the upper from the deeds not yet requested. */
export function momentsIn({ entries }: History, deeds: readonly Deed[], ledger: Ledger): Moments {
  const known = new Array<number>(entries.length + 1).fill(0);
  const acknowledged = new Map<number, number>();
  const ahead = new Array<number>(entries.length + 1).fill(Number.POSITIVE_INFINITY);
  for (const deed of deeds) {
    const [receipt] = deed.receipts;
    // These take no number, and their time may be that of an event.
    if (["typing", "enter_room", "raise_hand", "lower_hand"].includes(deed.command.payload.action)) continue;
    const number = receipt && ledger.byTime.get(receipt.timestamp);
    if (number === undefined) continue;
    if (deed.acknowledged !== undefined) acknowledged.set(deed.acknowledged, number);
    ahead[deed.asked] = number - 1;
  }
  entries.forEach((entry, place) => {
    const here = entry.kind === "came" ? entry.id : (acknowledged.get(place) ?? 0);
    known[place + 1] = Math.max(known[place] ?? 0, here);
  });
  for (let place = entries.length - 1; place >= 0; place -= 1)
    ahead[place] = Math.min(ahead[place] ?? Number.POSITIVE_INFINITY, ahead[place + 1] ?? Number.POSITIVE_INFINITY);
  return {
    from: (place) => known[place] ?? 0,
    to: (place) => ahead[place] ?? Number.POSITIVE_INFINITY,
  };
}
