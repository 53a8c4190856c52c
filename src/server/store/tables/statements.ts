import type { Awaitable } from "./rows";

/** The value of a placeholder; a list where the statement says `among`. */
export type Value = string | number | null | readonly string[];

/** Columns of a table with their PostgreSQL types, in the order of the values. */
type Columns = Readonly<Record<string, "text" | "int">>;

/**
 * Prisma's milliseconds for each call would decide the server's speed. The databases prepare the statements, and share
 * their SQL except for the differences here.
 */
export type Statements = {
  reading<Row>(sql: string): (...values: Value[]) => Awaitable<Row[]>;
  writing(sql: string): (...values: Value[]) => Awaitable<unknown>;
  adding<Row>(
    table: string,
    columns: Columns,
    ending?: "ON CONFLICT DO NOTHING",
  ): (rows: readonly Row[]) => Awaitable<unknown>;
  finding<Key, Row>(table: string, by: Columns, columns: Columns): (keys: readonly Key[]) => Awaitable<Row[]>;
  among(column: string): string;
  readonly listed: string;
  /** U+0000 stands between them, which no text holds. Absent where the database cannot hold that. */
  readonly joined?: (column: string) => string;
  /** Until this transaction ends. It writes nothing itself. */
  lockRoom(id: string): Awaitable<unknown>;
};
