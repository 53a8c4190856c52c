import { randomUUID } from "node:crypto";
import { type Envelope, type Id, lastEventId } from "../protocol";
import { type Arrival, type Entry, entryOf, join, leave, type SessionInput } from "./entry";
import type { Hub } from "./hub";
import { Outlet } from "./outlet";
import { Presence } from "./presence";
import { refuse } from "./refused";
import { type Connection, type EndReason, endReason, Session } from "./session";
import type { Lane } from "./store/lane";
import type { Store } from "./store/store";

type Parts = {
  readonly store: Store;
  readonly lane: Lane;
  readonly hub: Hub;
  readonly graceMs: number;
  /** Gets a fault that is nobody's request. */
  readonly report: (fault: unknown) => void;
};

/** Who comes into which room, and goes: where sessions, store and delivery meet. */
export class Rooms {
  readonly #parts: Parts;
  readonly #presence: Presence;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#presence = new Presence(parts.graceMs, {
      joined: (room_id, participant) => {
        const { joined_at } = participant.module_data.control;
        // Not the present time: a transaction under way may have an earlier one, and its events come later.
        const clock = parts.hub.clock(room_id);
        const timestamp = joined_at > clock ? joined_at : clock;
        parts.hub.deliver(room_id, [
          { namespace: "control", payload: { message: "joined", ...participant }, timestamp },
        ]);
      },
      left: (room_id, participant_id, reason) => void this.#leave(room_id, participant_id, reason).catch(parts.report),
    });
  }

  /**
   * Begins the stay of a connection in a room. The session is the connection's at once; `joined` says when it is
   * complete. Throws `Refused`, as `docs/protocol.md` says under "The session".
   */
  open(connection: Connection, input: SessionInput): Session {
    const identity = connection.identity ?? refuse("unauthenticated");
    if (connection.session !== undefined) refuse("already_joined");
    const resumes = lastEventId.safeParse(input.lastEventId).success;
    const entry = resumes ? undefined : entryOf(input);
    const session: Session = new Session(
      input.room_id,
      new Outlet(connection.wire, () => {
        if (session.participant_id !== undefined) this.#presence.announce(session.room_id, session.participant_id);
        session.begin();
      }),
    );
    connection.session = session;
    session.joined = this.#join(session, { identity, entry: () => entry ?? entryOf(input), resumes });
    // Commands that wait for it are refused by themselves; nobody else need hear of it here.
    session.joined.catch(() => this.close(connection, session));
    return session;
  }

  /** Ends a session. The connection is free at once; whether its participant is gone shows after the grace time. */
  close(connection: Connection, session: Session): void {
    const reason = endReason(connection.closeCode);
    if (!session.end(reason)) return;
    if (connection.session === session) connection.session = undefined;
    this.#parts.hub.leave(session.room_id, session.outlet);
    if (session.participant_id !== undefined) this.#presence.depart(session, session.participant_id, reason);
  }

  /** Stops waiting for anybody to come back: the process ends. */
  stop(): void {
    this.#presence.close();
  }

  /** Listens to the room, joins it, reads it: what happened in between is in what was read, and dropped from what was heard. */
  async #join(
    session: Session,
    { identity, entry, resumes }: { identity: Id; entry: () => Entry; resumes: boolean },
  ): Promise<Id> {
    const { room_id, outlet } = session;
    this.#parts.hub.listen(room_id, outlet);
    const new_id = randomUUID();
    let arrival: Arrival | undefined;
    try {
      await this.#parts.lane.do({
        room_id,
        run: async (room) => {
          arrival = await join(room, { identity, entry, new_id, resumes });
          this.#presence.arrive(session, arrival.participant_id, arrival.newcomer);
        },
      });
    } catch (error) {
      if (arrival !== undefined) this.#presence.retract(session, arrival.participant_id);
      throw error;
    }
    if (arrival === undefined) throw new Error("joined without arriving");
    const { participant_id } = arrival as Arrival;
    session.participant_id = participant_id;
    if (session.ended !== undefined) {
      this.#presence.depart(session, participant_id, session.ended);
      return refuse("not_joined");
    }
    await this.#show(session, participant_id);
    return participant_id;
  }

  /** Reads the state of the room, and makes it what the connection gets first. */
  async #show(session: Session, participant_id: Id): Promise<void> {
    const { room_id, outlet } = session;
    const { head, timestamp, title, self, chat, participants } = await this.#parts.store.snapshot(
      room_id,
      participant_id,
    );
    const { display_name, role, is_room_owner, groups } = self;
    const first: Envelope = {
      namespace: "control",
      timestamp,
      payload: {
        message: "join_success",
        id: participant_id,
        display_name,
        role,
        is_room_owner,
        room_info: { id: room_id, title },
        module_data: { chat },
        participants,
      },
    };
    outlet.begin(first, head, { id: participant_id, groups, session: session.id });
  }

  #leave(room_id: Id, participant_id: Id, reason: EndReason): Promise<void> {
    return this.#parts.lane.do({
      room_id,
      members: [participant_id],
      run: async (room) => {
        if (this.#presence.isHere(participant_id)) return;
        await leave(room, participant_id, reason);
        this.#presence.forget(participant_id);
      },
    });
  }
}
