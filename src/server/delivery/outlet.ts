import type { Duplex } from "node:stream";
import type { Envelope, Id } from "../../protocol";
import { sees, viewerAfter } from "../../room/audience";
import type { RoomEvent } from "../../room/base/room";
import type { Viewer } from "../../room/base/viewer";
import { HELD_EVENTS, UNREAD_EVENT_BYTES } from "../kit/limits";
import type { Stretch } from "../store/reading/sequence";
import type { Mark } from "../store/reading/store";
import { Delivery } from "./delivery";
import { FrameJoiner } from "./frame-joiner";

/** The WebSocket below an outlet, as far as it needs it. */
export type Wire = {
  /** The TCP socket: what is written here must be whole frames. */
  readonly socket: Duplex;
  /** Whether frames may still be written. */
  isOpen(): boolean;
  /** How many bytes that are not of the past wait for the client. */
  readonly unread: number;
  /** Is told that what was just written is of the past, and may take its time to be read. */
  notePast(): void;
  /** Ends the connection because its client does not read. */
  cut(): void;
};

/** The session above an outlet, as far as it needs it. */
export type Owner = {
  /** Reads durable events of the room after one number, up to another. */
  replay(after: number, upTo: number): Promise<Stretch>;
  /** Is told once, when the first event is on its way. */
  onBegun(): void;
  /** Is told that the room is no more. */
  onGone(): void;
  report(fault: unknown): void;
};

/** With what a session begins: its first event, and what its client has with it. */
export type Beginning = {
  readonly first: Envelope;
  readonly viewer: Viewer;
  /** The newest number that the client has, or has with the first event. */
  readonly position: number;
  /** Up to where the room's state was read: durable events between `position` and it are replayed. */
  readonly mark: Mark;
};

/**
 * One session's way out. tRPC sends the first event, as which an outlet shows itself to JSON; from then on the outlet
 * writes the frames itself (see `outbound.ts`): first what the client has missed, from the store, then what happens.
 */
export class Outlet {
  readonly #wire: Wire;
  readonly #owner: Owner;
  /** The newest number that was handed to the connection or judged invisible for it. */
  #position = 0;
  #passing = 0;
  /** Up to here the store is to be read. */
  #upTo = 0;
  #viewer: Viewer = { id: "", role: "guest", groups: [] };
  #first: Envelope | undefined;
  #front: string | undefined;
  #live = false;
  #closed = false;
  #held: Delivery[] = [];
  #frames: Buffer[] = [];

  constructor(wire: Wire, owner: Owner) {
    this.#wire = wire;
    this.#owner = owner;
  }

  get position(): number {
    return this.#position;
  }

  /** Says whose session it is: what is for somebody else alone is not even held back for it. */
  expect(participant_id: Id): void {
    this.#viewer = { ...this.#viewer, id: participant_id };
  }

  /** Is told when the room's state is read for it: what was held back was committed before, and stands in it. */
  dropHeld(): void {
    this.#held = [];
  }

  begin({ first, viewer, position, mark }: Beginning): void {
    this.#first = first;
    this.#viewer = viewer;
    this.#position = position;
    this.#upTo = mark.number;
    this.#passing = mark.passing;
  }

  toJSON(): Envelope | undefined {
    return this.#first;
  }

  /** Starts to write, once the first event is on its way: what the client lacks, what was held back, what comes. */
  goLive(front: string): void {
    if (this.#closed || this.#front !== undefined) return;
    this.#front = front;
    this.#first = undefined;
    this.#wire.notePast();
    this.#owner.onBegun();
    if (this.#missing()) void this.#catchUp();
    else this.#cutOver();
  }

  /** Takes an event: judges it, and has its frame ready for the next flush. */
  take(delivery: Delivery): void {
    if (this.#closed || this.#isForOthers(delivery.event)) return;
    if (this.#live) this.#judge(delivery);
    else this.#hold(delivery);
  }

  /** Hands over an event that is for this connection alone. */
  tell(event: RoomEvent): void {
    this.take(new Delivery(event));
    if (this.#live) this.flush(new FrameJoiner());
  }

  /**
   * Writes what is ready, and says how many events that were. Connections that get the same frames get the same bytes
   * from the joiner.
   */
  flush(joiner: FrameJoiner): number {
    const { length } = this.#frames;
    if (length === 0) return 0;
    const bytes = joiner.join(this.#frames);
    this.#frames = [];
    if (this.#closed || !this.#wire.isOpen()) return 0;
    const { socket } = this.#wire;
    socket.write(bytes);
    // A replay waits until it is read, and so is no debt of the client's.
    if (!this.#live) this.#wire.notePast();
    else if (socket.writableLength > UNREAD_EVENT_BYTES && this.#wire.unread > UNREAD_EVENT_BYTES) this.#wire.cut();
    return length;
  }

  /** The room is no more: nothing can follow. */
  dissolve(): void {
    this.close();
    this.#owner.onGone();
  }

  /** Writes nothing from now on. */
  close(): void {
    this.#closed = true;
    this.#held = [];
    this.#frames = [];
    this.#first = undefined;
  }

  /** Whether an event is for somebody else alone, and no part of the sequence: of those there are the most by far. */
  #isForOthers({ to, number }: RoomEvent): boolean {
    const { id } = this.#viewer;
    return to !== undefined && number === undefined && to !== id && id !== "";
  }

  #judge(delivery: Delivery): void {
    const { event } = delivery;
    if (event.number !== undefined) {
      if (event.number <= this.#position) return;
      this.#position = event.number;
    }
    if (event.passing !== undefined) {
      if (event.passing <= this.#passing) return;
      this.#passing = event.passing;
    }
    const visible = sees(this.#viewer, event);
    this.#viewer = viewerAfter(this.#viewer, event);
    if (visible && this.#front !== undefined)
      this.#frames.push(delivery.frame(this.#front, this.#position, event.by === this.#viewer.id));
  }

  #hold(delivery: Delivery): void {
    this.#held.push(delivery);
    if (this.#held.length <= HELD_EVENTS) return;
    for (const { event } of this.#held) this.#upTo = Math.max(this.#upTo, event.number ?? 0);
    this.#held = this.#held.filter(({ event }) => event.number === undefined);
    if (this.#held.length > HELD_EVENTS) this.#wire.cut();
  }

  /** Whether durable events lie between what the client has and what is held back, or in it. */
  #missing(): boolean {
    let last = this.#position;
    for (const { event } of this.#held) {
      const { number = last } = event;
      if (number > last + 1) this.#upTo = Math.max(this.#upTo, number - 1);
      last = Math.max(last, number);
    }
    return this.#position < this.#upTo;
  }

  /** Replays from the store, stretch by stretch, each when the one before it was read, until nothing is missing. */
  async #catchUp(): Promise<void> {
    try {
      while (!this.#closed && this.#missing()) {
        const { events, upTo } = await this.#owner.replay(this.#position, this.#upTo);
        if (this.#closed) return;
        for (const event of events) this.#judge(new Delivery(event));
        this.#position = Math.max(this.#position, upTo);
        this.flush(new FrameJoiner());
        await drained(this.#wire.socket);
      }
      this.#cutOver();
    } catch (fault) {
      this.#owner.report(fault);
      this.#wire.cut();
    }
  }

  #cutOver(): void {
    if (this.#closed) return;
    this.#live = true;
    const held = this.#held;
    this.#held = [];
    for (const delivery of held) this.#judge(delivery);
    this.flush(new FrameJoiner());
  }
}

/** Resolves when what was written has gone, or can go no more. */
export async function drained(socket: Duplex): Promise<void> {
  if (!socket.writableNeedDrain || socket.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}
