import type { Duplex } from "node:stream";
import type { Envelope } from "../protocol";
import { sees, type Viewer, viewerAfter } from "../room/audience";
import type { RoomEvent } from "../room/room";
import { Delivery } from "./delivery";
import { Joiner } from "./joiner";

/** The WebSocket below an outlet, as far as it needs it. */
export type Wire = {
  /** The TCP socket: what is written here must be whole frames. */
  readonly socket: Duplex;
  /** Whether frames may still be written. */
  readonly isOpen: () => boolean;
  /** Ends the connection because its client does not read. */
  readonly cut: () => void;
};

/** How many bytes of live events may wait for a client that does not read. */
export const OUTLET_LIMIT_BYTES = 1024 * 1024;

/**
 * One session's way out. tRPC sends the first event, `first`, as which an outlet shows itself to JSON; from then on the
 * outlet writes the frames itself (see `encoder.ts`). Until it is live it holds back what happens.
 */
export class Outlet {
  /** The newest number that was handed to the connection or judged invisible for it. */
  #position = 0;
  #viewer: Viewer = { id: "", groups: [] };
  #first: Envelope | undefined;
  #front: string | undefined;
  #closed = false;
  /** What waited before anything live did, the first event above all: a long history may take its time. */
  #backlog = 0;
  #held: Delivery[] = [];
  #frames: Buffer[] = [];
  readonly #wire: Wire;
  readonly #onLive: () => void;

  constructor(wire: Wire, onLive: () => void) {
    this.#wire = wire;
    this.#onLive = onLive;
  }

  get position(): number {
    return this.#position;
  }

  /** Sets what the connection gets first: the state of the room up to a number, as somebody sees it. */
  begin(first: Envelope, position: number, viewer: Viewer): void {
    this.#first = first;
    this.#position = position;
    this.#viewer = viewer;
  }

  toJSON(): Envelope | undefined {
    return this.#first;
  }

  /** Starts to write, once the first event is on its way, what came meanwhile and what is yet to come. */
  goLive(front: string): void {
    if (this.#closed || this.#front !== undefined) return;
    const since = this.#first?.timestamp ?? "";
    this.#front = front;
    this.#first = undefined;
    this.#backlog = this.#wire.socket.writableLength;
    const held = this.#held;
    this.#held = [];
    // What has no number but is older than what was read is in what was read.
    for (const delivery of held)
      if (delivery.event.number !== undefined || delivery.event.timestamp >= since) this.take(delivery);
    this.flush(new Joiner());
    this.#onLive();
  }

  /** Takes an event: judges it, and has its frame ready for the next flush. */
  take(delivery: Delivery): void {
    if (this.#closed) return;
    const front = this.#front;
    if (front === undefined) {
      this.#held.push(delivery);
      return;
    }
    const { event } = delivery;
    if (event.number !== undefined) {
      if (event.number <= this.#position) return;
      this.#position = event.number;
    }
    const visible = sees(this.#viewer, event);
    this.#viewer = viewerAfter(this.#viewer, event);
    if (visible) this.#frames.push(delivery.frame(front, this.#position, event.by === this.#viewer.id));
  }

  /** Hands over an event that is for this connection alone. */
  tell(event: RoomEvent): void {
    this.take(new Delivery(event));
    if (this.#front !== undefined) this.flush(new Joiner());
  }

  /** Writes what is ready. Connections that get the same frames get the same bytes from the joiner. */
  flush(joiner: Joiner): void {
    if (this.#frames.length === 0) return;
    const bytes = joiner.join(this.#frames);
    this.#frames = [];
    if (this.#closed || !this.#wire.isOpen()) return;
    const { socket } = this.#wire;
    this.#backlog = Math.min(this.#backlog, socket.writableLength);
    socket.write(bytes);
    if (socket.writableLength - this.#backlog > OUTLET_LIMIT_BYTES) this.#wire.cut();
  }

  /** Writes nothing from now on. */
  close(): void {
    this.#closed = true;
    this.#held = [];
    this.#frames = [];
    this.#first = undefined;
  }
}
