import type { Id, Participant } from "../protocol";
import type { EndReason, Session } from "./session";

type Stay = {
  readonly sessions: Set<Session>;
  /** Whom the room has not been told of yet. */
  newcomer: Participant | undefined;
  leaving: NodeJS.Timeout | undefined;
};

type Announce = {
  /** Tells the room that somebody came. */
  readonly joined: (room_id: Id, participant: Participant) => void;
  /** Tells the room, and the store, that somebody is gone. */
  readonly left: (room_id: Id, participant_id: Id, reason: EndReason) => void;
};

/**
 * Who is here, by connections: one comes with the first and is gone a grace time after the last, so that a reload is no
 * leave and join.
 */
export class Presence {
  readonly #stays = new Map<Id, Stay>();
  readonly #graceMs: number;
  readonly #announce: Announce;
  #closed = false;

  constructor(graceMs: number, announce: Announce) {
    this.#graceMs = graceMs;
    this.#announce = announce;
  }

  isHere(participant_id: Id): boolean {
    return (this.#stays.get(participant_id)?.sessions.size ?? 0) > 0;
  }

  /** Counts a session of a participant; `newcomer` is who the room is to be told of when the session is complete. */
  arrive(session: Session, participant_id: Id, newcomer: Participant | undefined): void {
    const stay = this.#stays.get(participant_id) ?? { sessions: new Set(), newcomer: undefined, leaving: undefined };
    clearTimeout(stay.leaving);
    stay.leaving = undefined;
    stay.sessions.add(session);
    stay.newcomer ??= newcomer;
    this.#stays.set(participant_id, stay);
  }

  /** Tells the room of a newcomer, once. */
  announce(room_id: Id, participant_id: Id): void {
    const stay = this.#stays.get(participant_id);
    const newcomer = stay?.newcomer;
    if (stay === undefined || newcomer === undefined) return;
    stay.newcomer = undefined;
    this.#announce.joined(room_id, newcomer);
  }

  /** Ends a session; with the last one the grace time begins. */
  depart(session: Session, participant_id: Id, reason: EndReason): void {
    const stay = this.#stays.get(participant_id);
    if (stay === undefined || !stay.sessions.delete(session) || stay.sessions.size > 0 || this.#closed) return;
    this.announce(session.room_id, participant_id);
    const leave = () => {
      if (stay.sessions.size === 0) this.#announce.left(session.room_id, participant_id, reason);
    };
    if (this.#graceMs === 0) leave();
    else stay.leaving = setTimeout(leave, this.#graceMs);
  }

  /** Takes back an arrival that came to nothing; the grace time that it broke off begins anew. */
  retract(session: Session, participant_id: Id): void {
    const stay = this.#stays.get(participant_id);
    if (stay === undefined) return;
    if (stay.sessions.size === 1) stay.newcomer = undefined;
    this.depart(session, participant_id, "timeout");
  }

  /** Forgets a participant who is gone. */
  forget(participant_id: Id): void {
    if (!this.isHere(participant_id)) this.#stays.delete(participant_id);
  }

  /** Ends all grace times without a word: the process stops, and the next one ends all stays. */
  close(): void {
    this.#closed = true;
    for (const { leaving } of this.#stays.values()) clearTimeout(leaving);
  }
}
