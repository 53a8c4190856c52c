import type { Id, Participant } from "../../../protocol";
import { PRESENT_ROOMS } from "../../kit/limits";
import type { ReadRows } from "../database/read-rows";
import { participantOfRow } from "../tables/rows";
import { peopleOf } from "./roster";

type Room = { readonly id: Id; readonly passing: number; readonly head: number; readonly here: number };
type Reading = {
  readonly passing: number;
  readonly head: number;
  readonly isCrowd: boolean;
  readonly people: readonly Participant[];
};

/** A returning crowd needs the list once for each of them. */
export class PresenceCache {
  readonly #readings = new Map<Id, Reading>();
  readonly #limit: number;

  /** No list for a room larger than `limit`; 0: always a list. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * All present participants and all of `named`, whom the cached read may miss. In a large room: only `named`, those
   * whose hand is up, and the headcount.
   */
  async shownTo(
    rows: ReadRows,
    id: Id,
    { room, named }: { room: Room; named: readonly Id[] },
  ): Promise<{ participants: Participant[]; participant_count?: number }> {
    const isCrowd = this.#limit > 0 && room.here > this.#limit;
    const here = await this.#here(rows, room, isCrowd);
    const known = new Set([id, ...here.map((it) => it.id)]);
    const missing = named.filter((it) => !known.has(it));
    const others = await peopleOf(rows, room.id, missing);
    const participants = [...here.filter((it) => it.id !== id), ...others];
    return isCrowd ? { participants, participant_count: room.here } : { participants };
  }

  async #here(rows: ReadRows, room: Room, isCrowd: boolean): Promise<readonly Participant[]> {
    const known = this.#readings.get(room.id);
    const isSame = known?.isCrowd === isCrowd && (await holds(rows, room, known));
    const reading = isSame ? known : await read(rows, room, isCrowd);
    this.#readings.delete(room.id);
    this.#readings.set(room.id, reading);
    for (const oldest of this.#readings.keys()) {
      if (this.#readings.size <= PRESENT_ROOMS) break;
      this.#readings.delete(oldest);
    }
    return reading.people;
  }
}

/** No tally has changed, such as a join or leave, and no entry came to the log, as of a changed name, role or group. */
async function holds(rows: ReadRows, { id: room_id, passing, head }: Room, reading: Reading): Promise<boolean> {
  if (reading.passing !== passing || reading.head > head) return false;
  if (reading.head === head) return true;
  return (await rows.entries({ room_id, after: reading.head, upTo: head, limit: 1 })).length === 0;
}

async function read(rows: ReadRows, { id: room_id, passing, head }: Room, isCrowd: boolean): Promise<Reading> {
  const people = await (isCrowd ? rows.raised(room_id) : rows.present(room_id));
  return { passing, head, isCrowd, people: people.map(participantOfRow) };
}
