import type { Timestamp } from "../../../protocol";
import type { Happening } from "../../../room/base/room";
import { conversationOf } from "../../../room/chat/exchange";
import type { CommitRows, Reading } from "../database/commit-rows";

export class ReadMarkers {
  readonly #rows: CommitRows;
  readonly #known = new Map<string, Timestamp>();

  constructor(rows: CommitRows) {
    this.#rows = rows;
  }

  async load(readings: readonly Reading[]): Promise<void> {
    if (readings.length === 0) return;
    for (const row of await this.#rows.lastSeen(readings)) this.#known.set(keyOf(row), row.timestamp);
  }

  of(reading: Reading): Timestamp | undefined {
    return this.#known.get(keyOf(reading));
  }

  note({ payload, by }: Happening): void {
    if (payload.message !== "set_last_seen_timestamp" || by === undefined) return;
    this.#known.set(keyOf({ participant_id: by, conversation: conversationOf(by, payload) }), payload.timestamp);
  }
}

function keyOf({ participant_id, conversation }: Reading): string {
  return `${participant_id} ${conversation}`;
}
