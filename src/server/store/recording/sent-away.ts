import type { Id } from "../../../protocol";
import type { Member, RoomEvent } from "../../../room/base/room";
import type { CommitRows } from "../database/commit-rows";

/**
 * The people whom a commit sends away from the room or its door. Events are written at its end, and comings at once: so
 * whoever comes back in the same commit is written once more, as they stand then.
 */
export class SentAway {
  readonly #ids = new Set<Id>();

  note({ payload, sent_away = [] }: RoomEvent): void {
    for (const id of sent_away) this.#ids.add(id);
    if (
      payload.message === "participant_kicked" ||
      payload.message === "participant_sent_back" ||
      payload.message === "participant_declined"
    )
      this.#ids.add(payload.participant_id);
  }

  async record(rows: CommitRows, number: number, find: (id: Id) => Member | undefined): Promise<void> {
    for (const id of this.#ids) {
      const member = find(id);
      if (member === undefined) continue;
      const { waits, visible_from } = member;
      if (waits === undefined) await rows.admit(id, { visible_from, number });
      else if (waits.since !== undefined) await rows.putWaiting(id, waits.since);
    }
  }
}
