import type { Awaitable } from "./rows";

/** The value of a placeholder; a list where the statement says `among`. */
export type Value = string | number | null | readonly string[];

/** Columns of a table with their PostgreSQL types, in the order of the values. */
type Columns = Readonly<Record<string, "text" | "int">>;

/**
 * Queries without Prisma, whose milliseconds for each call would decide the server's speed. The databases prepare the
 * statements, and share their SQL except for the differences here.
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
  /** The condition that a column is in a list, with one placeholder. */
  among(column: string): string;
  /** A list with one placeholder as a table, with its elements in the column `value`. */
  readonly listed: string;
  /** The texts of a column in one, with U+0000 between them, which no text holds; where the database can hold that. */
  readonly joined?: (column: string) => string;
  /** Keeps other writing transactions out of a room until this one ends. It writes nothing itself. */
  lockRoom(id: string): Awaitable<unknown>;
};
