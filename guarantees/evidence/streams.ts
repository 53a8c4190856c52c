import type { Envelope, Id, Timestamp } from "../../src/protocol";
import { isDurable } from "../../src/room/namespaces";
import type { History } from "../history";

export type Received = { readonly id: number; readonly envelope: Envelope; readonly place: number };

/** The events of one device from a `join_success` on, through all resuming. */
export type Stream = {
  readonly who: Id;
  readonly device: string;
  /** The `join_success`; its id is the number of its state. */
  readonly first: Received;
  /** The following events, `resumed` included. */
  readonly later: Received[];
};

export type Streams = {
  readonly all: readonly Stream[];
  /** Events that came before any `join_success`, where none may. */
  readonly strays: readonly string[];
};

export function streamsIn({ entries }: History): Streams {
  const isOfHand = handsIn(entries);
  const current = new Map<string, Stream>();
  const all: Stream[] = [];
  const strays: string[] = [];
  entries.forEach((entry, place) => {
    if (entry.kind !== "came") return;
    const { who, device, id } = entry;
    const envelope = isOfHand(id, entry.envelope) ? { ...entry.envelope, of_hand: true as const } : entry.envelope;
    const received = { id, envelope, place };
    if (envelope.payload.message === "join_success") {
      const stream = { who, device, first: received, later: [] };
      current.set(device, stream);
      all.push(stream);
      return;
    }
    const stream = current.get(device);
    if (stream === undefined) strays.push(`${device} got ${envelope.payload.message} (${id}) before any join_success`);
    else stream.later.push(received);
  });
  return { all, strays };
}

/** An `update` of a hand alone takes no number, and looks like any other: the log does not have it. */
function handsIn(entries: History["entries"]): (id: number, envelope: Envelope) => boolean {
  const log = entries.find((entry) => entry.kind === "log");
  if (log === undefined) return () => false;
  const logged = new Set<string>();
  const name = (id: number, who: Id, time: Timestamp) => `${id} ${who} ${time}`;
  for (const { id, payload, timestamp } of log.entries)
    if (payload.message === "update") logged.add(name(Number(id), String(payload.id), timestamp));
  return (id, { payload, timestamp }) => payload.message === "update" && !logged.has(name(id, payload.id, timestamp));
}

export function durable({ later }: Stream): Received[] {
  return later.filter(({ envelope }) => isDurable(envelope));
}

/** The number up to which a stream tells everything. */
export function endOf({ first, later }: Stream): number {
  return later.at(-1)?.id ?? first.id;
}
