import type { Addressee, Id, Reactions, StoredMessage, Timestamp } from "../../src/protocol";
import type { Entry, History } from "../history";
import { messageOf } from "./ledger";
import type { Moments } from "./moments";
import type { Pinboard } from "./pinned";
import type { Shown } from "./shown";

/** A message as somebody was told it: whole, or by the event of its edit. */
export type Told = Addressee & {
  readonly id: Id;
  readonly source: Id;
  readonly content: string;
  readonly edits?: number | undefined;
  readonly edited_at?: Timestamp | undefined;
  readonly deleted_at?: Timestamp | undefined;
  /** Absent in events and pins, which tell nothing of reactions. */
  readonly reactions?: Reactions;
};

/** Messages that somebody was shown at once, as they stood at one of the numbers from `from` to `upTo`. */
export type Sight = {
  readonly who: Id;
  readonly device?: string;
  readonly where: string;
  readonly place: number;
  /** The place of the request; absent for events and pins, which tell nothing of reactions. */
  readonly asked?: number;
  readonly messages: readonly Told[];
  readonly from: number;
  readonly upTo: number;
};

type Shows = {
  readonly shown: readonly Shown[];
  readonly pinboards: readonly Pinboard[];
  readonly moments: Moments;
};

/** All that anybody was shown of messages, in the order in which it came. */
export function sightsIn({ entries }: History, { shown, pinboards, moments }: Shows): readonly Sight[] {
  const pins = pinboards.map(({ pinned: messages, where, ...it }) => ({ ...it, where: `a pin in ${where}`, messages }));
  const sights: Sight[] = [...shown, ...pins];
  const opened = new Map<string, number>();
  const fetching = new Map<number, { readonly who: Id; readonly asked: number }>();
  entries.forEach((entry, place) => {
    if (entry.kind === "opened") opened.set(entry.device, place);
    if (entry.kind === "fetching" || entry.kind === "searching")
      fetching.set(entry.reading, { who: entry.who, asked: place });
    if (entry.kind === "came") sights.push(...told(entry, place, opened.get(entry.device) ?? place, moments));
    if (entry.kind !== "fetched" && entry.kind !== "searched") return;
    const { who, asked } = fetching.get(entry.reading) ?? {};
    if (who === undefined || asked === undefined) return;
    const span = { from: moments.from(asked), upTo: moments.to(place) };
    if (entry.kind === "searched") {
      const where = `the search ${entry.reading}`;
      // It reads stretch by stretch: each hit is as it stood at a moment of its own.
      for (const hit of entry.page?.messages ?? []) sights.push({ who, where, place, asked, messages: [hit], ...span });
    } else if (entry.messages !== undefined)
      sights.push({
        who,
        where: `the messages of the reading ${entry.reading}`,
        place,
        asked,
        messages: entry.messages,
        ...span,
      });
  });
  return sights.sort((one, other) => one.place - other.place);
}

/** An event from before the connection is replayed from the store, and tells how it stood then, or later. */
function told(
  { who, device, id, envelope }: Extract<Entry, { kind: "came" }>,
  place: number,
  opened: number,
  moments: Moments,
): Sight[] {
  const message = inEvent(envelope);
  if (message === undefined) return [];
  const known = moments.from(opened);
  const span = { from: id <= known ? known : id, upTo: moments.to(place) };
  return [{ who, device, where: `the event ${id} of ${device}`, place, messages: [message], ...span }];
}

function inEvent(envelope: Extract<Entry, { kind: "came" }>["envelope"]): StoredMessage | Told | undefined {
  const { payload } = envelope;
  if (payload.message === "message_sent") return messageOf(envelope);
  return payload.message === "message_edited" ? payload : undefined;
}
