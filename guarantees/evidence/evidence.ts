import type { Id } from "../../src/protocol";
import type { History } from "../history";
import { type Choices, choicesIn } from "./choices";
import { contentOf, type Deed, deedsIn } from "./deeds";
import { type Fates, fatesIn } from "./fates";
import { type Ledger, ledgerOf } from "./ledger";
import { sentAwayIn } from "./moderation/debriefings";
import { type FiltersOnce, filtersIn } from "./moderation/filters";
import { type Held, heldIn } from "./moderation/held";
import { type Mutes, mutesIn } from "./moderation/mutes";
import { type Names, namesIn } from "./moderation/names";
import { type ShutOut, shutOutIn } from "./moderation/shut-out";
import { type Moments, momentsIn } from "./moments";
import { type Pinboard, pinboardsIn } from "./pinned";
import { type Pins, pinsIn } from "./pins";
import { type Shown, shownIn } from "./shown";
import { type Sight, sightsIn } from "./sights";
import { type Standings, standingsIn } from "./standing";
import { type Streams, streamsIn } from "./streams";
import type { Timeline } from "./timeline";

export type Evidence = {
  readonly history: History;
  readonly deeds: readonly Deed[];
  /** The deeds that sent and edited messages, by content. */
  readonly sent: ReadonlyMap<string, Deed>;
  /** The deeds that sent messages, by the message's id. */
  readonly origins: ReadonlyMap<Id, Deed>;
  readonly streams: Streams;
  readonly ledger: Ledger;
  readonly standings: Standings;
  readonly moments: Moments;
  readonly names: Names;
  readonly filters: Timeline<FiltersOnce>;
  readonly mutes: Mutes;
  readonly shutOut: ShutOut;
  readonly shown: readonly Shown[];
  readonly sights: readonly Sight[];
  readonly fates: Fates;
  readonly held: Held;
  readonly choices: Choices;
  readonly pins: Pins;
  readonly pinboards: readonly Pinboard[];
  readonly settled: Settled | undefined;
  readonly isOfMany: boolean;
};

/** The devices that had seen all in the end, and the place in the history. */
export type Settled = { readonly devices: readonly string[]; readonly place: number };

export function evidenceOf(history: History): Evidence {
  const deeds = deedsIn(history);
  const streams = streamsIn(history);
  const ledger = ledgerOf(history, streams);
  const moments = momentsIn(history, deeds, ledger);
  const shown = shownIn(history, moments);
  const pinboards = pinboardsIn(history, moments);
  const sights = sightsIn(history, { shown, pinboards, moments });
  const fates = fatesIn(sights, ledger);
  const standings = standingsIn(streams, ledger);
  const sent = new Map(deeds.map((deed) => [contentOf(deed.command) ?? "", deed]));
  return {
    history,
    deeds,
    sent,
    origins: originsIn(deeds, fates, sent),
    streams,
    ledger,
    standings,
    moments,
    names: namesIn(ledger, streams),
    filters: filtersIn(ledger, streams, deeds),
    mutes: mutesIn(ledger),
    shutOut: shutOutIn(ledger, sentAwayIn(streams, standings)),
    shown,
    sights,
    fates,
    held: heldIn(deeds, ledger),
    choices: choicesIn(deeds),
    pins: pinsIn({ ledger, fates, deeds }),
    pinboards,
    settled: settledIn(history),
    isOfMany: history.entries.some((entry) => entry.kind === "opened" && entry.process > 0),
  };
}

/** By its receipt, or, where every receipt was lost, by its text. */
function originsIn(deeds: readonly Deed[], fates: Fates, sent: ReadonlyMap<string, Deed>): Map<Id, Deed> {
  const origins = new Map<Id, Deed>();
  for (const { id, versions } of fates.of.values()) {
    const deed = sent.get(versions.find(({ edits }) => edits === 0)?.content ?? "");
    if (deed?.command.payload.action === "send_message") origins.set(id, deed);
  }
  for (const deed of deeds)
    for (const { message_id } of deed.receipts) if (message_id !== undefined) origins.set(message_id, deed);
  return origins;
}

function settledIn({ entries }: History): Settled | undefined {
  const place = entries.findIndex(({ kind }) => kind === "settled");
  const entry = entries[place];
  return entry?.kind === "settled" ? { devices: entry.devices, place } : undefined;
}
