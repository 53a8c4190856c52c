import type { Id } from "../../../protocol";
import { isChange, type Pending, type PendingMessage, type Reason } from "../state/pending";
import type { Unsent, UnsentOnDisk, Word } from "./unsent";

/** The server keeps receipts for seven days; after that it would take a message that it has for a new one. */
const STALE_MS = 6 * 24 * 3_600_000;

export class UnsentInRoom {
  readonly #disk: UnsentOnDisk;
  readonly #room_id: string;
  /** Counts this tab's changes: a read that began before one is stale. */
  #changes = 0;
  participant: Id | undefined;

  constructor(disk: UnsentOnDisk, room_id: string) {
    this.#disk = disk;
    this.#room_id = room_id;
  }

  listen(onWord: (word: Word) => void): void {
    this.#disk.listen((word) => word.room_id === this.#room_id && onWord(word));
  }

  async add(pending: Pending): Promise<boolean> {
    const unsent = this.#unsentOf(pending);
    if (unsent === undefined) return false;
    this.#changes += 1;
    return this.#disk.add(unsent);
  }

  change(transaction_id: string, change: Partial<PendingMessage>): Promise<boolean> {
    this.#changes += 1;
    return this.#disk.change(this.#room_id, transaction_id, change);
  }

  drop(transaction_id: string, message_id?: Id): void {
    this.#changes += 1;
    void this.#disk.drop(this.#room_id, transaction_id, message_id);
  }

  replace(transaction_id: string, next: Pending, message_id: Id): void {
    const unsent = this.#unsentOf(next);
    this.#changes += 1;
    if (unsent) void this.#disk.replace(transaction_id, unsent, message_id);
    else void this.#disk.drop(this.#room_id, transaction_id, message_id);
  }

  /** `undefined` where nothing can be read. */
  async shownTo(participant: Id): Promise<readonly Pending[] | undefined> {
    for (;;) {
      const before = this.#changes;
      const unsent = await this.#disk.in(this.#room_id);
      if (before === this.#changes) return unsent?.map(asPending(participant, Date.now()));
    }
  }

  #unsentOf({ kept: _, waits: __, message_id: ___, ...rest }: Pending): Unsent | undefined {
    const [room_id, participant_id] = [this.#room_id, this.participant];
    return participant_id === undefined ? undefined : ({ ...rest, room_id, participant_id } as Unsent);
  }
}

function asPending(participant: Id, now: number) {
  return ({ room_id: _, participant_id, ...rest }: Unsent): Pending => {
    const refused = participant_id === participant ? staleness(rest, now) : "another";
    return { ...rest, kept: true, ...(refused && { refused }) };
  };
}

/** A change may be made twice: only a message waits in vain. */
function staleness(pending: Pending, now: number): Reason | undefined {
  if (pending.refused || isChange(pending) || pending.withdrawn) return pending.refused;
  return now - Date.parse(pending.timestamp) > STALE_MS ? "stale" : undefined;
}
