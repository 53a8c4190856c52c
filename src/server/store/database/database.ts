import type { Id } from "../../../protocol";
import type { PrismaClient } from "../generated/sqlite/client";
import type { Transaction } from "../tables/rows";
import type { CommitRows } from "./commit-rows";
import type { ReadRows } from "./read-rows";

export type Writing = { readonly tx: Transaction; readonly rows: CommitRows };

export type Erasures = {
  cleared(room_id: Id): void;
  overwritten(): void;
};

/** Everybody may wait for a slice. Returns whether it was the last. */
export type Slice = () => Promise<boolean>;

export type Database = {
  readonly place: string;
  /** For transactions that write. Changes in a room go through a lane (`lanes.ts`), which uses `commit`. */
  readonly write: PrismaClient;
  commit<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /** Waits for no transaction that writes. */
  readonly read: PrismaClient;
  readonly readRows: ReadRows;
  /** Reads a consistent snapshot. Unless the database is shared, only one runs at a time. */
  snapshot<T>(work: (rows: ReadRows) => Promise<T>): Promise<T>;
  /** Throws when the open database is no longer the one at its location. */
  assertThere(): void;
  /** Whether other processes may use it at the same time, and different rooms be written in parallel. */
  readonly isShared: boolean;
  isOutage(fault: unknown): boolean;
  readonly migrations: string;
  remains(): Slice;
  close(): Promise<void>;
};

import { TRANSACTION_MS } from "../../kit/limits";

export const PATIENCE = { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS };
