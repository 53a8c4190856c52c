import type { Filters } from "../../../src/protocol";
import type { Deed } from "../deeds";
import type { Ledger } from "../ledger";
import type { Streams } from "../streams";
import { Timeline } from "../timeline";

/** The blocked words by number; `unknown` where nobody was told, and nobody knows who set them. */
export type FiltersOnce = Filters | "unknown";

/** The log has no words: they are what moderators were told, or else what was acknowledged. */
export function filtersIn({ events }: Ledger, streams: Streams, deeds: readonly Deed[]): Timeline<FiltersOnce> {
  const told = new Map<number, Filters>();
  for (const { later } of streams.all)
    for (const { id, envelope } of later)
      if (envelope.payload.message === "filters_changed" && !told.has(id)) told.set(id, envelope.payload);
  const set = new Map<string, Filters>();
  for (const { command, receipts } of deeds)
    for (const { timestamp } of receipts)
      if (command.payload.action === "set_filters") set.set(timestamp, command.payload);
  const filters = new Timeline<FiltersOnce>();
  for (const { number, timestamp, event } of events.values())
    if (event.payload.message === "filters_changed") {
      const { words, on_match } = told.get(number) ?? set.get(timestamp) ?? {};
      filters.note(number, words === undefined || on_match === undefined ? "unknown" : { words, on_match });
    }
  return filters;
}

/** A text with one of some blocked words, as `docs/protocol.md` has it ("set_filters"). */
export function isBlocked(text: string, words: readonly string[]): boolean {
  const plain = plainOf(text);
  return words.some((word) => {
    const [, open = "", letters = "", goesOn = ""] = /^(\*?)(.*?)(\*?)$/su.exec(plainOf(word)) ?? [];
    // In a script without spaces a word matches anywhere.
    const hasEdges = !/\p{Script=Han}/u.test(letters);
    const before = open === "" && hasEdges ? "(?<![\\p{L}\\p{N}\\p{M}])" : "";
    const after = goesOn === "" && hasEdges ? "(?![\\p{L}\\p{N}\\p{M}])" : "";
    return new RegExp(before + letters + after, "u").test(plain);
  });
}

/** Whether a text has an address: with a scheme, with `www.`, or with a path. */
export function hasAddress(text: string): boolean {
  return /https?:\/\/\w|mailto:\w|www\.\w|\w\.[a-z]{2,}\/\w/iu.test(text);
}

function plainOf(text: string): string {
  return text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/gu, " ");
}
