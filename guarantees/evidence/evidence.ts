import type { History } from "../history";
import { contentOf, type Deed, deedsIn } from "./deeds";
import { type Ledger, ledgerOf } from "./ledger";
import { momentsIn } from "./moments";
import { type Shown, shownIn } from "./shown";
import { type Standings, standingsIn } from "./standing";
import { type Streams, streamsIn } from "./streams";

export type Evidence = {
  readonly history: History;
  readonly deeds: readonly Deed[];
  /** The deeds that sent messages, by content. */
  readonly sent: ReadonlyMap<string, Deed>;
  readonly streams: Streams;
  readonly ledger: Ledger;
  readonly standings: Standings;
  readonly shown: readonly Shown[];
  readonly settled: Settled | undefined;
  readonly isOfMany: boolean;
};

/** The devices that had seen all in the end, and the place in the history. */
export type Settled = { readonly devices: readonly string[]; readonly place: number };

export function evidenceOf(history: History): Evidence {
  const deeds = deedsIn(history);
  const streams = streamsIn(history);
  const ledger = ledgerOf(history, streams);
  return {
    history,
    deeds,
    sent: new Map(deeds.map((deed) => [contentOf(deed.command) ?? "", deed])),
    streams,
    ledger,
    standings: standingsIn(streams, ledger),
    shown: shownIn(history, momentsIn(history, deeds, ledger)),
    settled: settledIn(history),
    isOfMany: history.entries.some((entry) => entry.kind === "opened" && entry.process > 0),
  };
}

function settledIn({ entries }: History): Settled | undefined {
  const place = entries.findIndex(({ kind }) => kind === "settled");
  const entry = entries[place];
  return entry?.kind === "settled" ? { devices: entry.devices, place } : undefined;
}
