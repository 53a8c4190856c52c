import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { hasDatabase } from "../../browser/database";
import type { Unsent } from "./unsent";

interface Schema extends DBSchema {
  unsent: { key: number; value: Unsent; indexes: { room_id: string; transaction_id: string } };
}
export type Database = IDBPDatabase<Schema>;

type Opening = { readonly database: Promise<Database>; readonly tooLate: Promise<never> };

const NAME = "parley";
/** Version 2 holds changes, too, which a page that knows only messages would send as such. */
const VERSION = 2;
export const STORE = "unsent";
/** A database that opens later is used from then on. */
const OPENS_WITHIN_MS = 3_000;

/** It opens at its first use, and again after it failed to open or was taken away. */
export class UnsentDatabase {
  #opening: Opening | undefined;

  get(): Promise<Database> {
    this.#opening ??= this.#open();
    return Promise.race([this.#opening.database, this.#opening.tooLate]);
  }

  async close(): Promise<void> {
    (await this.#opening?.database)?.close();
  }

  #open(): Opening {
    const forget = () => {
      if (this.#opening === opening) this.#opening = undefined;
    };
    const opening = { database: opened(forget), tooLate: tooLate() };
    opening.database.catch(forget);
    return opening;
  }
}

async function opened(onEnd: () => void): Promise<Database> {
  if (!hasDatabase()) throw new Error("there is no database");
  return openDB<Schema>(NAME, VERSION, {
    upgrade(database, before) {
      if (before > 0) return;
      const store = database.createObjectStore(STORE, { autoIncrement: true });
      store.createIndex("room_id", "room_id");
      store.createIndex("transaction_id", "transaction_id", { unique: true });
    },
    // A newer version of the page, in another tab, waits for this one to let go.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      onEnd();
    },
    // The browser has closed it: the disk was full, or the user cleared the site's data.
    terminated: onEnd,
  });
}

function tooLate(): Promise<never> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("the database does not open")), OPENS_WITHIN_MS);
  });
  late.catch(() => {});
  return late;
}
