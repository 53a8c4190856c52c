import type { PrismaClient } from "../generated/sqlite/client";
import type { CommitRows } from "./commit-rows";
import type { ReadRows } from "./read-rows";
import type { Transaction } from "./rows";

/** The transaction that a room is opened in: what every commit needs of it, and Prisma's for all else. */
export type Writing = { readonly tx: Transaction; readonly rows: CommitRows };

/** The database of this process, of either kind: what is written for one is true of both. */
export type Database = {
  /** Where it is, as an operator knows it; nothing secret. */
  readonly place: string;
  /** For transactions that write. What happens in a room goes through a lane (`lanes.ts`), which uses `commit`. */
  readonly write: PrismaClient;
  /** Does work in a transaction that writes, and commits it; what it throws undoes all of it. */
  commit<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /** For reading only. It waits for no transaction that writes. */
  readonly read: PrismaClient;
  /** What everybody reads who comes and who reads on, outside of any transaction. */
  readonly readRows: ReadRows;
  /** Reads what is true at one moment. Unless the database is shared, a second must wait until the first is done. */
  snapshot<T>(work: (rows: ReadRows) => Promise<T>): Promise<T>;
  /** Throws where what this process has open is no longer what others find in its place. */
  assertThere(): void;
  /** Whether other processes may use it at the same time, and different rooms be written to at the same time. */
  readonly isShared: boolean;
  /** Whether it was the connection that failed, and not what was asked for. */
  isOutage(fault: unknown): boolean;
  /** The folder of the migrations that this Parley knows, all of which it has applied. */
  readonly migrations: string;
  /** To be called after something was erased: sees to it that it is in none of the files any more, where it can. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
};
