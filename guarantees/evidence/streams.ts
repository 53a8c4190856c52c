import type { Envelope, Id } from "../../src/protocol";
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
  const current = new Map<string, Stream>();
  const all: Stream[] = [];
  const strays: string[] = [];
  entries.forEach((entry, place) => {
    if (entry.kind !== "came") return;
    const { who, device, id, envelope } = entry;
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

export function durable({ later }: Stream): Received[] {
  return later.filter(({ envelope }) => isDurable(envelope));
}

/** The number up to which a stream tells everything. */
export function endOf({ first, later }: Stream): number {
  return later.at(-1)?.id ?? first.id;
}
