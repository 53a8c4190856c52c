import type { Duplex } from "node:stream";
import { type Envelope, type Id, timestampAt } from "../../protocol";
import { toldTo, viewerAfter } from "../../room/audience";
import type { RoomEvent } from "../../room/base/room";
import type { Viewer } from "../../room/base/viewer";
import { endedBy, isEnded, takesText } from "../../room/namespaces";
import { HELD_EVENTS, UNREAD_EVENT_BYTES } from "../kit/limits";
import type { Stretch } from "../store/reading/sequence";
import type { Mark } from "../store/reading/store";
import { Delivery } from "./delivery";
import { FrameJoiner } from "./frame-joiner";

export type Wire = {
  /** The TCP socket: every write must be whole frames. */
  readonly socket: Duplex;
  isOpen(): boolean;
  /** Unread bytes, without history and replays. */
  readonly unread: number;
  /** Marks the last write as history, which the client may take its time to read. */
  notePast(): void;
  cut(): void;
};

export type Owner = {
  replay(after: number, upTo: number): Promise<Stretch>;
  onBegun(): void;
  onGone(): void;
  onOver(): void;
  report(fault: unknown): void;
};

export type Beginning = {
  readonly first: Envelope;
  readonly viewer: Viewer;
  readonly position: number;
  /** The position of the room's state. Durable events between `position` and it are replayed. */
  readonly mark: Mark;
};

/** The id of every event before the session is in the room: a number would tell how much is said there. */
const WAITING = "waiting";

/**
 * tRPC sends the first event, which an outlet serialises as. From then on the outlet writes frames itself: first the
 * replay from the store, then live events.
 */
export class Outlet {
  readonly #wire: Wire;
  readonly #owner: Owner;
  /** The newest number that was written, or is invisible to this client. */
  #position = 0;
  #passing = 0;
  /** The passing number of the room's state that the first event told. */
  #begunAt = 0;
  #upTo = 0;
  #viewer: Viewer = { id: "", role: "guest", groups: [], visible_from: 0 };
  #first: Envelope | undefined;
  #front: string | undefined;
  #live = false;
  #isWaiting = false;
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

  /** Names the participant, so that events for others alone are not even held. */
  expect(participant_id: Id): void {
    this.#viewer = { ...this.#viewer, id: participant_id };
  }

  /** Called when the room's state is read: the held events were committed before, and are in it. */
  dropHeld(): void {
    this.#held = [];
    this.#upTo = 0;
  }

  wait(participant_id: Id): void {
    const payload = { message: "in_waiting_room" as const, id: participant_id };
    this.#first = { namespace: "moderation", timestamp: timestampAt(Date.now()), payload };
    this.#isWaiting = true;
    for (const delivery of this.#held.splice(0)) this.#judgeAtDoor(delivery);
  }

  tellAtDoor(event: RoomEvent): void {
    if (this.#front === undefined || this.#closed) return;
    this.#frames.push(this.#frameOf(event));
    this.flush(new FrameJoiner());
  }

  /** From now on, events are held until the session begins. */
  listen(): void {
    this.#isWaiting = false;
    this.#frames = [];
  }

  enter(beginning: Beginning): void {
    this.begin(beginning);
    this.#first = undefined;
    if (this.#front === undefined || this.#closed) return;
    this.#frames.push(this.#frameOf(beginning.first));
    this.flush(new FrameJoiner());
    this.#proceed();
  }

  begin({ first, viewer, position, mark }: Beginning): void {
    this.#first = first;
    this.#viewer = viewer;
    this.#position = position;
    this.#upTo = Math.max(this.#upTo, mark.number);
    this.#passing = mark.passing;
    this.#begunAt = mark.passing;
  }

  toJSON(): Envelope | undefined {
    return this.#first;
  }

  /** Writes after the first event: the replay, the held events, the live ones. */
  goLive(front: string): void {
    if (this.#closed || this.#front !== undefined) return;
    this.#front = front;
    this.#first = undefined;
    this.#wire.notePast();
    if (this.#isWaiting) {
      for (const delivery of this.#held.splice(0)) this.#judgeAtDoor(delivery);
      this.flush(new FrameJoiner());
      return;
    }
    this.#owner.onBegun();
    this.#proceed();
  }

  #proceed(): void {
    if (this.#missing()) void this.#catchUp();
    else this.#cutOver();
  }

  get id(): string {
    return this.#isWaiting ? WAITING : String(this.#position);
  }

  take(delivery: Delivery): void {
    if (this.#closed || this.#isForOthers(delivery.event)) return;
    if (this.#isWaiting) this.#judgeAtDoor(delivery);
    else if (this.#live) this.#judge(delivery);
    else this.#hold(delivery);
  }

  tell(event: RoomEvent): void {
    this.take(new Delivery(event));
    if (this.#live) this.flush(new FrameJoiner());
  }

  /** Writes the prepared frames, whose bytes the joiner shares between connections; returns the number of events. */
  flush(joiner: FrameJoiner): number {
    const { length } = this.#frames;
    if (length === 0) return 0;
    const bytes = joiner.join(this.#frames);
    this.#frames = [];
    if (this.#closed || !this.#wire.isOpen()) return 0;
    const { socket } = this.#wire;
    socket.write(bytes);
    // A replay is paced by the client's reading, and so no backlog.
    if (!this.#live && !this.#isWaiting) this.#wire.notePast();
    else if (socket.writableLength > UNREAD_EVENT_BYTES && this.#wire.unread > UNREAD_EVENT_BYTES) this.#wire.cut();
    return length;
  }

  cut(): void {
    this.#wire.cut();
  }

  dissolve(): void {
    this.close();
    this.#owner.onGone();
  }

  close(): void {
    this.#closed = true;
    this.#held = [];
    this.#frames = [];
    this.#first = undefined;
  }

  #isForOthers({ to, number }: RoomEvent): boolean {
    const { id } = this.#viewer;
    return to !== undefined && number === undefined && to !== id && id !== "";
  }

  /** Tells somebody at the door that they may enter, or were sent away, and nothing else. */
  #judgeAtDoor(delivery: Delivery): void {
    const { event, ending, letsIn } = delivery;
    const isEnd = ending?.ids.includes(this.#viewer.id) === true;
    if (!isEnd && letsIn !== "all" && !letsIn?.includes(this.#viewer.id)) return;
    if (this.#front === undefined) this.#held.push(delivery);
    else if (isEnd) this.#endWith({ ...ending.told, timestamp: event.timestamp } as RoomEvent);
    else
      this.#frames.push(
        this.#frameOf({ namespace: "moderation", payload: { message: "accepted" }, timestamp: event.timestamp }),
      );
  }

  #frameOf(event: RoomEvent): Buffer {
    return new Delivery(event).frame(this.#front ?? "", this.id, false);
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
    if (event.as_of !== undefined && event.as_of <= this.#begunAt) return;
    if (isBarePromotion(event, this.#viewer.id)) {
      this.close();
      this.#wire.cut();
      return;
    }
    if (delivery.ending?.ids.includes(this.#viewer.id)) {
      this.#endWith({ ...delivery.ending.told, timestamp: event.timestamp, to: this.#viewer.id } as RoomEvent);
      return;
    }
    const told = toldTo(this.#viewer, event, delivery.nature);
    this.#viewer = viewerAfter(this.#viewer, event);
    if (told === undefined || this.#front === undefined) return;
    const shown = told === event ? delivery : delivery.ofReport(told);
    this.#frames.push(shown.frame(this.#front, this.#position, event.by === this.#viewer.id));
  }

  #endWith(last: RoomEvent): void {
    if (this.#front !== undefined) this.#frames.push(this.#frameOf(last));
    this.flush(new FrameJoiner());
    this.close();
    this.#owner.onOver();
  }

  /**
   * Too many events are read again from the store, and so is all before an overwritten text. The replay comes before
   * held events, so a tally that an event ends is dropped.
   */
  #hold(delivery: Delivery): void {
    const ended = endedBy(delivery.event);
    if (ended !== undefined) this.#held = this.#held.filter(({ event }) => !isEnded(event, ended));
    this.#held.push(delivery);
    if (this.#held.length <= HELD_EVENTS && !takesText(delivery.event)) return;
    for (const { event } of this.#held) this.#upTo = Math.max(this.#upTo, event.number ?? 0);
    this.#held = this.#held.filter(({ event }) => event.number === undefined);
    if (this.#held.length > HELD_EVENTS) this.#wire.cut();
  }

  #missing(): boolean {
    let last = this.#position;
    for (const { event } of this.#held) {
      const { number = last } = event;
      if (number > last + 1) this.#upTo = Math.max(this.#upTo, number - 1);
      last = Math.max(last, number);
    }
    return this.#position < this.#upTo;
  }

  /** Replays in stretches, each after the client has read the one before. */
  async #catchUp(): Promise<void> {
    try {
      while (!this.#closed && this.#missing()) {
        const { events, upTo } = await this.#owner.replay(this.#position, this.#upTo);
        if (this.#closed) return;
        for (const event of events) if (!this.#closed) this.#judge(new Delivery(event));
        if (this.#closed) return;
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
    for (const delivery of held) if (!this.#closed) this.#judge(delivery);
    this.flush(new FrameJoiner());
  }
}

/** The store keeps the role alone: the new moderator's client has to come back for all that waits for moderators. */
function isBarePromotion({ payload, to }: RoomEvent, id: Id): boolean {
  return (
    payload.message === "role_updated" &&
    to === id &&
    payload.new_role === "moderator" &&
    payload.module_data === undefined
  );
}

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
