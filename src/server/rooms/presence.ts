import type { Id } from "../../protocol";
import type { EndReason, Session } from "../client/session";

type Stay = {
  readonly room_id: Id;
  sessions: readonly Session[];
  leaving: NodeJS.Timeout | undefined;
};

type OnGone = (room_id: Id, participant_id: Id, reason: EndReason) => void;

/** A participant leaves a grace time after the last session, so that a reload is no leave and join. */
export class Presence {
  readonly #stays = new Map<Id, Stay>();
  readonly #graceMs: number;
  readonly #onGone: OnGone;
  #closed = false;

  constructor(graceMs: number, onGone: OnGone) {
    this.#graceMs = graceMs;
    this.#onGone = onGone;
  }

  /** Includes the participants in their grace time. */
  get stays(): { readonly participant_id: Id; readonly room_id: Id }[] {
    return [...this.#stays].map(([participant_id, { room_id }]) => ({ participant_id, room_id }));
  }

  isHere(participant_id: Id): boolean {
    return (this.#stays.get(participant_id)?.sessions.length ?? 0) > 0;
  }

  /** Whether the participant's leave is unannounced, and stays so with a join now. */
  isStaying(participant_id: Id): boolean {
    return this.isHere(participant_id) || this.#stays.get(participant_id)?.leaving !== undefined;
  }

  arrive(session: Session, participant_id: Id): void {
    const { room_id } = session;
    const stay = this.#stays.get(participant_id) ?? { room_id, sessions: [], leaving: undefined };
    clearTimeout(stay.leaving);
    stay.leaving = undefined;
    // One that has waited at the door is there already.
    if (!stay.sessions.includes(session)) stay.sessions = stay.sessions.concat(session);
    this.#stays.set(participant_id, stay);
  }

  depart(session: Session, participant_id: Id, reason: EndReason): void {
    const stay = this.#stays.get(participant_id);
    if (stay === undefined || !stay.sessions.includes(session)) return;
    stay.sessions = stay.sessions.filter((it) => it !== session);
    if (stay.sessions.length > 0 || this.#closed) return;
    const leave = () => {
      stay.leaving = undefined;
      if (stay.sessions.length === 0) this.#onGone(session.room_id, participant_id, reason);
    };
    if (this.#graceMs === 0) leave();
    else stay.leaving = setTimeout(leave, this.#graceMs);
  }

  forget(participant_id: Id): void {
    if (!this.isHere(participant_id)) this.#stays.delete(participant_id);
  }

  /** Ends all grace times silently: the process stops, and others end its stays. */
  close(): void {
    this.#closed = true;
    for (const { leaving } of this.#stays.values()) clearTimeout(leaving);
  }
}
