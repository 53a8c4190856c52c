import type { Id } from "../../protocol";
import { lastEventId } from "../../protocol/schemas";
import type { Connection } from "../client/connection";
import { endReason, Session, type SessionParts } from "../client/session";
import type { Hub } from "../delivery/hub";
import type { Beginning } from "../delivery/outlet";
import { BadRequestError, refuse } from "../kit/bad-request";
import { JOINS_AT_ONCE } from "../kit/limits";
import type { Metrics } from "../kit/metrics";
import type { Budget } from "../limits/budget";
import { Errands } from "../limits/errands";
import type { Store } from "../store/reading/store";
import { type Coming, joinRequestOf, type SessionInput } from "./coming";
import { firstEventOf } from "./first-event";
import { checkJoin } from "./membership";
import { type StayParts, Stays } from "./stays";

type Parts = StayParts & {
  readonly budget: Budget;
  readonly store: Store;
  readonly hub: Hub;
  readonly metrics: Metrics;
};

type Joining = Coming & {
  readonly since: number | undefined;
};

export class Rooms {
  readonly stays: Stays;
  readonly #parts: Parts;
  readonly #sessionParts: SessionParts;
  readonly #joins = new Errands(JOINS_AT_ONCE);

  constructor(parts: Parts) {
    this.#parts = parts;
    const { budget, store, report } = parts;
    this.#sessionParts = {
      replay: ({ room_id, reader }, after, upTo) =>
        store.replay({ room_id, after, upTo }, (bytes) => budget.charge(reader, bytes)),
      onBegun: (session) => this.#begun(session),
      report,
    };
    this.stays = new Stays(parts);
  }

  /**
   * The session belongs to the connection at once; `joined` tells when it is complete. Throws `BadRequestError`, see
   * "The session" in `docs/protocol.md`.
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
    this.stays.end(session, participant_id, reason);
  }

  /** Listens, joins, then reads. The state has the events in between, so these are dropped from the held ones. */
  async #join(session: Session, joining: Joining): Promise<Id> {
    const { room_id, outlet, reader } = session;
    const { budget, hub, store } = this.#parts;
    const { since, ...coming } = joining;
    const check = () => checkJoin(store, room_id, coming);
    const member = await budget.readPatiently(reader, () => this.#joins.take(reader, check));
    if (session.ended !== undefined) return refuse("not_joined");
    await hub.listen(room_id, outlet);
    const arrival =
      (coming.resumes ? this.stays.goOn(session, member) : undefined) ?? (await this.stays.begin(session, coming));
    const { participant_id } = arrival;
    session.participant_id = participant_id;
    outlet.expect(participant_id);
    session.isNewcomer = arrival.isNewcomer;
    if (session.ended !== undefined) {
      this.#tellOf(session, participant_id);
      this.stays.end(session, participant_id, session.ended);
      return refuse("not_joined");
    }
    const beginning = arrival.waits
      ? undefined
      : await this.#beginning(session, since).catch((fault) => this.#afterAll(session, joining, fault));
    if (beginning === undefined) {
      session.isWaiting = true;
      outlet.wait(participant_id);
    } else outlet.begin(beginning);
    return participant_id;
  }

  /**
   * Somebody whom a moderator sends away while they come in is at the door, as all who come later: `undefined`. Throws
   * any other fault.
   */
  async #afterAll(session: Session, { since, ...coming }: Joining, fault: unknown): Promise<Beginning | undefined> {
    const isOut = fault instanceof BadRequestError && fault.bad.reason === "not_found";
    if (!isOut || session.ended !== undefined) throw fault;
    const { waits, isNewcomer } = await this.stays.begin(session, coming);
    session.isNewcomer = isNewcomer;
    return waits ? undefined : this.#beginning(session, since);
  }

  /** Returns whether a moderator has let the participant in. */
  enter(session: Session): Promise<boolean> {
    session.entering ??= this.#enter(session).finally(() => {
      session.entering = undefined;
    });
    return session.entering;
  }

  async #enter(session: Session): Promise<boolean> {
    const { outlet, reader } = session;
    if (session.ended !== undefined) return refuse("not_joined");
    const entry = () => refuse("not_joined");
    const arrival = await this.stays.begin(session, { identity: reader.identity, entry, resumes: true });
    if (arrival.waits) return false;
    session.isNewcomer = arrival.isNewcomer;
    outlet.listen();
    try {
      outlet.enter(await this.#beginning(session, undefined));
    } catch (fault) {
      // Its client comes back, and is in.
      outlet.cut();
      throw fault;
    }
    session.isWaiting = false;
    this.#begun(session);
    return true;
  }

  async #beginning(session: Session, since: number | undefined): Promise<Beginning> {
    const { room_id, reader, participant_id } = session;
    const { budget, hub, store, metrics } = this.#parts;
    if (participant_id === undefined) return refuse("not_joined");
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
    metrics.joined(isResumed ? "resumed" : since === undefined ? "first" : "fresh");
    return beginning;
  }

  /** The first event is on its way. The room hears of a join before it hears the participant. */
  #begun(session: Session): void {
    if (session.participant_id !== undefined) this.#tellOf(session, session.participant_id);
    session.release();
  }

  #tellOf(session: Session, participant_id: Id): void {
    if (!session.isNewcomer) return;
    session.isNewcomer = false;
    this.stays.announce(session.room_id, participant_id);
  }
}
