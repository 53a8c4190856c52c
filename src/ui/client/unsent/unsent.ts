import type { Id } from "../../../protocol";
import { channelNamed } from "../../browser/channel";
import type { PendingChange, PendingMessage } from "../state/pending";
import { type Database, STORE, UnsentDatabase } from "./unsent-database";

type InMemory = "kept" | "waits" | "message_id";
type Owned = {
  readonly room_id: string;
  /** Nobody but the author may send it. */
  readonly participant_id: Id;
};
type UnsentMessage = Omit<PendingMessage, InMemory> & Owned;

export type Unsent = UnsentMessage | (Omit<PendingChange, InMemory> & Owned);

export type Word = { readonly room_id: string; readonly sent?: { transaction_id: string; message_id: Id } };

/** In the order in which they were made. Without storage, queries return nothing and changes are dropped. */
export class UnsentOnDisk {
  readonly #database = new UnsentDatabase();
  #before: Promise<unknown> = Promise.resolve();
  readonly #channel = channelNamed("parley.unsent");

  listen(onWord: (word: Word) => void): void {
    if (this.#channel) this.#channel.onmessage = ({ data }) => onWord(data);
  }

  add(message: Unsent): Promise<boolean> {
    return this.#change({ room_id: message.room_id }, async (database) => {
      const { store, done } = database.transaction(STORE, "readwrite", STRICT);
      await Promise.all([store.add(message), done]);
      return true;
    });
  }

  change(room_id: string, transaction_id: string, change: Partial<UnsentMessage>): Promise<boolean> {
    return this.#change({ room_id }, async (database) => {
      const { store, done } = database.transaction(STORE, "readwrite", STRICT);
      const cursor = await store.index("transaction_id").openCursor(transaction_id);
      await cursor?.update({ ...cursor.value, ...change });
      await done;
      return cursor !== null;
    });
  }

  replace(transaction_id: string, next: Unsent, message_id: Id): Promise<boolean> {
    const word = { room_id: next.room_id, sent: { transaction_id, message_id } };
    return this.#change(word, async (database) => {
      const { store, done } = database.transaction(STORE, "readwrite", STRICT);
      const cursor = await store.index("transaction_id").openCursor(transaction_id);
      await cursor?.update(next);
      await done;
      return cursor !== null;
    });
  }

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

  dropAll(room_id: string): Promise<boolean> {
    return this.#change({ room_id }, async (database) => {
      const { store, done } = database.transaction(STORE, "readwrite", STRICT);
      const keys = await store.index("room_id").getAllKeys(room_id);
      await Promise.all([...keys.map((key) => store.delete(key)), done]);
      return keys.length > 0;
    });
  }

  /** `undefined` where nothing can be read. */
  in(room_id: string): Promise<readonly Unsent[] | undefined> {
    return this.#do((database) => database.getAllFromIndex(STORE, "room_id", room_id)).catch(() => undefined);
  }

  /** Without the messages that were taken back. */
  async counts(): Promise<ReadonlyMap<string, number>> {
    const all = await this.#do((database) => database.getAll(STORE)).catch(() => []);
    return all
      .filter((it) => !("withdrawn" in it && it.withdrawn))
      .reduce((counts, { room_id }) => counts.set(room_id, (counts.get(room_id) ?? 0) + 1), new Map());
  }

  close(): void {
    this.#channel?.close();
    void this.#before.then(() => this.#database.close()).catch(() => {});
  }

  /** Only a real change is announced. */
  async #change(word: Word, change: (database: Database) => Promise<boolean>): Promise<boolean> {
    try {
      if (await this.#do(change)) this.#channel?.postMessage(word);
      return true;
    } catch {
      // Full, forbidden or taken away: the message is in memory, and the page asks before it closes.
      return false;
    }
  }

  /** One at a time, so that a read is never older than the announcement that led to it. */
  #do<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const done = this.#before.then(async () => work(await this.#database.get()));
    this.#before = done.catch(() => {});
    return done;
  }
}

/** A message counts as kept only when it would outlive a loss of power. */
const STRICT = { durability: "strict" } as const;
