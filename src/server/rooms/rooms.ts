import { setTimeout as sleep } from "node:timers/promises";
import { v7 as newId } from "uuid";
import { type Id, lastEventId } from "../../protocol";
import type { Connection } from "../client/connection";
import { type EndReason, endReason, Session, type SessionParts } from "../client/session";
import type { Hub } from "../delivery/hub";
import { BadRequestError, refuse } from "../kit/bad-request";
import { JOINS_AT_ONCE, RENAMING_RATE } from "../kit/limits";
import type { Metrics } from "../kit/metrics";
import { Allowance } from "../limits/allowance";
import type { Budget } from "../limits/budget";
import { Errands } from "../limits/errands";
import type { Lanes } from "../store/commit/lanes";
import type { OpenRoom } from "../store/commit/open-room";
import type { Store } from "../store/reading/store";
import { firstEventOf } from "./first-event";
import type { Lease } from "./lease";
import {
  type Arrival,
  type Coming,
  checkJoin,
  join,
  joinRequestOf,
  leave,
  reappear,
  type SessionInput,
  tellArrival,
} from "./membership";
import { Presence } from "./presence";

type Parts = {
  readonly budget: Budget;
  readonly store: Store;
  readonly lane: Lanes;
  readonly hub: Hub;
  readonly metrics: Metrics;
  readonly graceMs: number;
  readonly lease: Lease;
  readonly report: (fault: unknown) => void;
};

type Joining = Coming & {
  /** The id of the client's last event, if it comes back. */
  readonly since: number | undefined;
};

const AGAIN_MS = 5_000;
/** So long, the news of an arrival waits for the next arrival of a crowd: they share a commit. */
const TELL_MS = 20;

export class Rooms {
  readonly #parts: Parts;
  readonly #presence: Presence;
  readonly #sessionParts: SessionParts;
  readonly #renamings = new Allowance(RENAMING_RATE, () => performance.now());
  readonly #joins = new Errands(JOINS_AT_ONCE);
  #isStopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { budget, store, report } = parts;
    this.#sessionParts = {
      replay: ({ room_id, reader }, after, upTo) =>
        store.replay({ room_id, after, upTo }, (bytes) => budget.charge(reader, bytes)),
      onBegun: (session) => this.#begun(session),
      report,
    };
    this.#presence = new Presence(
      parts.graceMs,
      (room_id, participant_id, reason) => void this.#untilDone(() => this.#leave(room_id, participant_id, reason)),
    );
  }

  get participants(): number {
    return this.#presence.stays.length;
  }

  /**
   * Begins a connection's stay in a room. The session belongs to the connection at once; `joined` tells when it is
   * complete. Throws `BadRequestError`, see "The session" in `docs/protocol.md`.
   */
  open(connection: Connection, input: SessionInput): Session {
    const identity = connection.identity ?? refuse("unauthenticated");
    if (connection.session !== undefined) refuse("already_joined");
    // The last frame of a connection may arrive after its end: nobody would end this session.
    if (connection.closeCode !== undefined) refuse("not_joined");
    const reader = { identity, address: connection.address };
    const since = lastEventId.safeParse(input.lastEventId).data;
    const entry = since === undefined ? joinRequestOf(input) : undefined;
    const session = new Session({ room_id: input.room_id, reader }, connection, this.#sessionParts);
    connection.session = session;
    const resumes = since !== undefined;
    session.joined = this.#join(session, { identity, entry: () => entry ?? joinRequestOf(input), resumes, since });
    // Waiting commands report the failure themselves.
    session.joined.catch(() => this.close(connection, session));
    return session;
  }

  /** Frees the connection at once. The participant leaves after the grace time. */
  close(connection: Connection, session: Session): void {
    const reason = endReason(connection.closeCode);
    if (!session.end(reason)) return;
    if (connection.session === session) connection.session = undefined;
    this.#parts.hub.leave(session.room_id, session.outlet);
    const { participant_id } = session;
    if (participant_id === undefined) return;
    this.#tellOf(session, participant_id);
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

  /** Stops retrying: the process ends. */
  stop(): void {
    this.#isStopped = true;
    this.#presence.close();
  }

  /**
   * Listens to the room, joins it, then reads it. The state has the events in between, so these are dropped from the
   * held ones. A caller who may not come in is refused before.
   */
  async #join(session: Session, joining: Joining): Promise<Id> {
    const { room_id, outlet, reader } = session;
    const { budget, hub, store } = this.#parts;
    const { since } = joining;
    const check = () => checkJoin(store, room_id, joining);
    const member = await budget.readPatiently(reader, () => this.#joins.take(reader, check));
    if (session.ended !== undefined) return refuse("not_joined");
    await hub.listen(room_id, outlet);
    const { participant_id, isNewcomer } =
      (joining.resumes ? this.#stays(session, member?.id) : undefined) ?? (await this.#arrives(session, joining));
    session.participant_id = participant_id;
    outlet.expect(participant_id);
    session.isNewcomer = isNewcomer;
    if (session.ended !== undefined) {
      this.#tellOf(session, participant_id);
      this.#presence.depart(session, participant_id, session.ended);
      return refuse("not_joined");
    }
    const read = () =>
      budget.readPatiently(reader, (spend) =>
        this.#joins.take(reader, async () => {
          if (session.ended !== undefined) refuse("not_joined");
          return firstEventOf(store, { session, participant_id, spend }, since);
        }),
      );
    let beginning = await read();
    if (!hub.knows(room_id, beginning.mark)) beginning = await read();
    const isResumed = beginning.first.payload.message === "resumed";
    this.#parts.metrics.joined(isResumed ? "resumed" : since === undefined ? "first" : "fresh");
    outlet.begin(beginning);
    return participant_id;
  }

  /** The participant is still present: nothing changes, so nothing is written. This keeps a returning crowd fast. */
  #stays(session: Session, participant_id: Id | undefined): Arrival | undefined {
    if (participant_id === undefined || !this.#presence.isStaying(participant_id)) return undefined;
    this.#presence.arrive(session, participant_id);
    return { participant_id, isNewcomer: false };
  }

  async #arrives(session: Session, { identity, entry, resumes }: Joining): Promise<Arrival> {
    const { lane, lease } = this.#parts;
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
          const arrival = await join(room, { identity, entry, new_id, resumes, process_id: lease.process_id, rename });
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

  /** The first event is on its way. The room hears of a join before it hears the participant. */
  #begun(session: Session): void {
    if (session.participant_id !== undefined) this.#tellOf(session, session.participant_id);
    session.release();
  }

  #tellOf(session: Session, participant_id: Id): void {
    if (!session.isNewcomer) return;
    session.isNewcomer = false;
    const { room_id } = session;
    const { lane } = this.#parts;
    // Of another process, a later join could overtake it: that person would hear of somebody whom they see already.
    const deferrable = lane.isOnly ? TELL_MS : 0;
    const run = (room: OpenRoom) => tellArrival(room, participant_id);
    void this.#untilDone(() => lane.do({ room_id, members: [participant_id], repeatable: true, deferrable, run }));
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
}
