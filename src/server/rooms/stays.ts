import { setTimeout as sleep } from "node:timers/promises";
import { v7 as newId } from "uuid";
import type { Id } from "../../protocol";
import type { Member } from "../../room/base/room";
import type { EndReason, Session } from "../client/session";
import { BadRequestError, refuse } from "../kit/bad-request";
import { RENAMING_RATE } from "../kit/limits";
import { Allowance } from "../limits/allowance";
import type { Lanes } from "../store/commit/lanes";
import type { OpenRoom } from "../store/commit/open-room";
import type { Coming } from "./coming";
import type { Lease } from "./lease";
import { type Arrival, join, leave, reappear, tellArrival } from "./membership";
import { Presence } from "./presence";

export type StayParts = {
  readonly lane: Lanes;
  readonly lease: Lease;
  readonly graceMs: number;
  readonly report: (fault: unknown) => void;
};

const AGAIN_MS = 5_000;
/** News of an arrival waits so long for the next of a crowd: they share a commit. */
const TELL_MS = 20;

export class Stays {
  readonly #parts: StayParts;
  readonly #presence: Presence;
  readonly #renamings = new Allowance(RENAMING_RATE, () => performance.now());
  #isStopped = false;

  constructor(parts: StayParts) {
    this.#parts = parts;
    this.#presence = new Presence(
      parts.graceMs,
      (room_id, participant_id, reason) => void this.#untilDone(() => this.#leave(room_id, participant_id, reason)),
    );
  }

  get count(): number {
    return this.#presence.stays.length;
  }

  /** The participant is still present: nothing changes, so nothing is written. This keeps a returning crowd fast. */
  goOn(session: Session, member: Member | undefined): Arrival | undefined {
    // A ban ends a stay without a word to this process.
    if (member === undefined || member.left_at !== undefined || !this.#presence.isStaying(member.id)) return undefined;
    const participant_id = member.id;
    this.#presence.arrive(session, participant_id);
    return { participant_id, isNewcomer: false, waits: false };
  }

  async begin(session: Session, coming: Coming): Promise<Arrival> {
    const { lane, lease, graceMs } = this.#parts;
    const new_id = newId();
    let arrived = undefined as Id | undefined;
    // Counted once, however often the lane tries.
    let wait: number | undefined;
    const rename = (participant_id: Id) => {
      wait ??= this.#renamings.take(participant_id);
      if (wait > 0) refuse("too_many_requests", { retry_after_ms: wait });
    };
    await lease.hold();
    try {
      return await lane.do({
        room_id: session.room_id,
        repeatable: true,
        run: async (room) => {
          const arrival = await join(room, { ...coming, new_id, process_id: lease.process_id, graceMs, rename });
          arrived = arrival.participant_id;
          this.#presence.arrive(session, arrived);
          return arrival;
        },
      });
    } catch (error) {
      if (arrived !== undefined) this.#presence.depart(session, arrived, "timeout");
      throw error;
    }
  }

  announce(room_id: Id, participant_id: Id): void {
    const { lane } = this.#parts;
    // Of another process, a later join could overtake it: that person would hear of somebody whom they see already.
    const deferrable = lane.isOnly ? TELL_MS : 0;
    const run = (room: OpenRoom) => tellArrival(room, participant_id);
    void this.#untilDone(() => lane.do({ room_id, members: [participant_id], repeatable: true, deferrable, run }));
  }

  end(session: Session, participant_id: Id, reason: EndReason): void {
    this.#presence.depart(session, participant_id, reason);
  }

  async evict(room_id: Id, process_id: string): Promise<void> {
    const evicted = this.#parts.lane.do({
      room_id,
      repeatable: true,
      run: async (room) => {
        const ids = await room.staysBy(process_id);
        await room.load(ids);
        await leave(room, ids, { process_id, reason: "timeout" });
      },
    });
    await evicted.catch((error) => {
      if (!(error instanceof BadRequestError)) throw error;
    });
  }

  reappear(): void {
    const { lane, lease } = this.#parts;
    for (const { room_id, participant_id } of this.#presence.stays)
      void this.#untilDone(() =>
        lane.do({
          room_id,
          members: [participant_id],
          repeatable: true,
          run: async (room) => {
            if (this.#presence.isHere(participant_id)) await reappear(room, [participant_id], lease.process_id);
          },
        }),
      );
  }

  stop(): void {
    this.#isStopped = true;
    this.#presence.close();
  }

  async #leave(room_id: Id, participant_id: Id, reason: EndReason): Promise<void> {
    const left = this.#parts.lane.do({
      room_id,
      members: [participant_id],
      repeatable: true,
      run: async (room) => {
        if (this.#presence.isHere(participant_id)) return;
        await leave(room, [participant_id], { process_id: this.#parts.lease.process_id, reason });
        this.#presence.forget(participant_id);
      },
    });
    await left.catch((error) => {
      if (error instanceof BadRequestError) this.#presence.forget(participant_id);
      throw error;
    });
  }

  /** Retries, and reports, work that must be done although nobody waits. A removed room needs none. */
  async #untilDone(work: () => Promise<void>): Promise<void> {
    while (!this.#isStopped) {
      try {
        return await work();
      } catch (fault) {
        if (fault instanceof BadRequestError) return;
        this.#parts.report(fault);
        await sleep(AGAIN_MS, undefined, { ref: false });
      }
    }
  }
}
