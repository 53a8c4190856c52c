import type { Id } from "../../../protocol";
import { channelNamed } from "../../browser/channel";
import type { Pending } from "../state/state";
import { type Database, STORE, UnsentDatabase } from "./unsent-database";

/** A message as it is kept on the disk, and whose it is. */
export type Unsent = Pick<Pending, "transaction_id" | "to" | "content" | "timestamp" | "after" | "name" | "refused"> & {
  readonly room_id: string;
  /** Who wrote it: nobody else is to send it. */
  readonly participant_id: Id;
};

/** What one tab tells the others: something has changed; or a message is in the room now. */
export type Word = { readonly room_id: string; readonly sent?: { transaction_id: string; message_id: Id } };

/**
 * What one has written and is not in its room yet, on the disk, for all tabs of the browser. Where the browser keeps
 * nothing every question is answered with nothing, and what was to be kept is not.
 */
export class UnsentOnDisk {
  readonly #database = new UnsentDatabase();
  #before: Promise<unknown> = Promise.resolve();
  readonly #channel = channelNamed("parley.unsent");

  /** Hears what other tabs change. */
  listen(onWord: (word: Word) => void): void {
    if (this.#channel) this.#channel.onmessage = ({ data }) => onWord(data);
  }

  /** Says whether the message is on the disk. */
  add(message: Unsent): Promise<boolean> {
    return this.#change({ room_id: message.room_id }, async (database) => {
      const { store, done } = database.transaction(STORE, "readwrite", STRICT);
      await Promise.all([store.add(message), done]);
      return true;
    });
  }

  change(room_id: string, transaction_id: string, change: Partial<Unsent>): Promise<boolean> {
    return this.#change({ room_id }, async (database) => {
      const { store, done } = database.transaction(STORE, "readwrite", STRICT);
      const cursor = await store.index("transaction_id").openCursor(transaction_id);
      await cursor?.update({ ...cursor.value, ...change });
      await done;
      return cursor !== null;
    });
  }

  /** Takes a message away: discarded, or in its room under an id, of which the other tabs hear. */
  drop(room_id: string, transaction_id: string, message_id?: Id): Promise<boolean> {
    const word = message_id === undefined ? { room_id } : { room_id, sent: { transaction_id, message_id } };
    return this.#change(word, async (database) => {
      const { store, done } = database.transaction(STORE, "readwrite", STRICT);
      const cursor = await store.index("transaction_id").openCursor(transaction_id);
      await cursor?.delete();
      await done;
      return cursor !== null;
    });
  }

  /** Takes all messages of a room away, whoever wrote them. */
  dropAll(room_id: string): Promise<boolean> {
    return this.#change({ room_id }, async (database) => {
      const { store, done } = database.transaction(STORE, "readwrite", STRICT);
      const keys = await store.index("room_id").getAllKeys(room_id);
      await Promise.all([...keys.map((key) => store.delete(key)), done]);
      return keys.length > 0;
    });
  }

  /** All that is unsent in a room, in the order in which it was written; `undefined` where nothing can be read. */
  in(room_id: string): Promise<readonly Unsent[] | undefined> {
    return this.#do((database) => database.getAllFromIndex(STORE, "room_id", room_id)).catch(() => undefined);
  }

  /** How many messages are unsent in each room, by its id. */
  async counts(): Promise<ReadonlyMap<string, number>> {
    const all = await this.#do((database) => database.getAll(STORE)).catch(() => []);
    return all.reduce((counts, { room_id }) => counts.set(room_id, (counts.get(room_id) ?? 0) + 1), new Map());
  }

  close(): void {
    this.#channel?.close();
    void this.#before.then(() => this.#database.close()).catch(() => {});
  }

  /** Says whether it was done. What changed nothing on the disk is not worth a word. */
  async #change(word: Word, change: (database: Database) => Promise<boolean>): Promise<boolean> {
    try {
      if (await this.#do(change)) this.#channel?.postMessage(word);
      return true;
    } catch {
      // Full, forbidden or taken away: the message is in memory, and the page asks before it goes.
      return false;
    }
  }

  /** One after the other, so that what is read is not older than what was told. */
  #do<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const done = this.#before.then(async () => work(await this.#database.get()));
    this.#before = done.catch(() => {});
    return done;
  }
}

/** A message counts as kept when it would outlive a loss of power, too. */
const STRICT = { durability: "strict" } as const;
