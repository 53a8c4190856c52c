import type { Id } from "../../../protocol";
import type { PrismaClient } from "../generated/sqlite/client";
import type { Transaction } from "../tables/rows";
import type { CommitRows } from "./commit-rows";
import type { ReadRows } from "./read-rows";

export type Writing = { readonly tx: Transaction; readonly rows: CommitRows };

/** Is told of commits that leave something to be erased. */
export type Erasures = {
  /** A room's messages to everyone are cleared. */
  cleared(room_id: Id): void;
  /** Texts were overwritten. */
  overwritten(): void;
};

/** Does a slice of some work, for which everybody may wait; says whether it was the last. */
export type Slice = () => Promise<boolean>;

export type Database = {
  readonly place: string;
  /** For transactions that write. Changes in a room go through a lane (`lanes.ts`), which uses `commit`. */
  readonly write: PrismaClient;
  /** Runs work in a transaction and commits it; an exception rolls it back. */
  commit<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /** Read-only; waits for no transaction that writes. */
  readonly read: PrismaClient;
  readonly readRows: ReadRows;
  /** Reads a consistent snapshot. Unless the database is shared, only one runs at a time. */
  snapshot<T>(work: (rows: ReadRows) => Promise<T>): Promise<T>;
  /** Throws when the open database is no longer the one at its location. */
  assertThere(): void;
  /** Whether other processes may use it at the same time, and different rooms be written in parallel. */
  readonly isShared: boolean;
  /** Whether a fault comes from the connection and not from the query. */
  isOutage(fault: unknown): boolean;
  readonly migrations: string;
  /** Begins to remove what erased rows left behind in all files, where that can be done. */
  remains(): Slice;
  close(): Promise<void>;
};

import { TRANSACTION_MS } from "../../kit/limits";

export const PATIENCE = { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS };
