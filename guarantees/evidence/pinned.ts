import type { Id, PinnedMessage } from "../../src/protocol";
import { conversationOf } from "../../src/room/chat/exchange";
import type { Entry, History } from "../history";
import type { Moments } from "./moments";

/** The pins that somebody was shown at once, as they stood at one of the numbers from `from` to `upTo`. */
export type Pinboard = {
  readonly who: Id;
  readonly device?: string;
  readonly where: string;
  readonly place: number;
  /** The only conversation whose pins are shown; absent for those of all that the reader sees. */
  readonly conversation?: string;
  readonly pinned: readonly PinnedMessage[];
  readonly from: number;
  readonly upTo: number;
  /** The number of a deed that nobody had asked for yet, if there was any later: its time was yet to come. */
  readonly next: number;
};

/** All that anybody was shown of pins: in each `join_success`, and in each newest page. */
export function pinboardsIn({ entries }: History, moments: Moments): readonly Pinboard[] {
  const readings = new Map<number, { readonly asked: number; readonly entry: Extract<Entry, { kind: "reading" }> }>();
  const next = (place: number) => moments.to(place) + 1;
  return entries.flatMap((entry, place): Pinboard[] => {
    switch (entry.kind) {
      case "came": {
        const { who, device, id, envelope } = entry;
        if (envelope.payload.message !== "join_success") return [];
        const pinned = envelope.payload.module_data.messages?.pinned ?? [];
        return [
          {
            who,
            device,
            where: `the join_success of ${device} at ${id}`,
            place,
            pinned,
            from: id,
            upTo: id,
            next: next(place),
          },
        ];
      }
      case "reading":
        readings.set(entry.reading, { asked: place, entry });
        return [];
      case "read": {
        const reading = readings.get(entry.reading);
        if (reading === undefined || entry.page === undefined) return [];
        const { who, question } = reading.entry;
        const { before, limit: _, ...to } = question;
        if (before !== undefined) return [];
        const shown = { conversation: conversationOf(who, to), pinned: entry.page.pinned ?? [] };
        const span = { from: moments.from(reading.asked), upTo: moments.to(place) };
        return [{ who, where: `the reading ${entry.reading}`, place, ...shown, ...span, next: next(place) }];
      }
      default:
        return [];
    }
  });
}
