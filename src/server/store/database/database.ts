import type { PrismaClient } from "../generated/sqlite/client";
import type { CommitRows } from "./commit-rows";
import type { ReadRows } from "./read-rows";
import type { Transaction } from "./rows";

/** The transaction that a room is opened in: the prepared statements of each commit, and Prisma for the rest. */
export type Writing = { readonly tx: Transaction; readonly rows: CommitRows };

/** The database of this process, SQLite or PostgreSQL. Each comment below holds for both. */
export type Database = {
  /** The location for operators; contains no secret. */
  readonly place: string;
  /** For transactions that write. Changes in a room go through a lane (`lanes.ts`), which uses `commit`. */
  readonly write: PrismaClient;
  /** Runs work in a transaction and commits it; an exception rolls it back. */
  commit<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /** Read-only; waits for no transaction that writes. */
  readonly read: PrismaClient;
  /** The reads of joins and history pages, outside of transactions. */
  readonly readRows: ReadRows;
  /** Reads a consistent snapshot. Unless the database is shared, only one runs at a time. */
  snapshot<T>(work: (rows: ReadRows) => Promise<T>): Promise<T>;
  /** Throws when the open database is no longer the one at its location. */
  assertThere(): void;
  /** Whether other processes may use it at the same time, and different rooms be written in parallel. */
  readonly isShared: boolean;
  /** Whether a fault comes from the connection and not from the query. */
  isOutage(fault: unknown): boolean;
  /** The folder of this version's migrations, all of which are applied. */
  readonly migrations: string;
  /** Removes erased data from all files, where it can. To be called after an erasure. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
};
