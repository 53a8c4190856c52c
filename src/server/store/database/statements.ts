import type { Awaitable } from "./rows";

/** What a statement is given for one of its question marks; a list, where it says `among`. */
export type Value = string | number | null | readonly string[];

/** The columns of a table and what PostgreSQL calls their types, in the order in which they are written or looked for. */
type Columns = Readonly<Record<string, "text" | "int">>;

/**
 * How a database is asked without Prisma, where Prisma's milliseconds for each call decide how fast a server is: by
 * statements that it has prepared, in SQL that SQLite and PostgreSQL share but for what stands here.
 */
export type Statements = {
  /** Makes a function of a statement that reads; it gives the rows that there are, by the names of their columns. */
  reading<Row>(sql: string): (...values: Value[]) => Awaitable<Row[]>;
  /** Makes a function of a statement that writes. */
  writing(sql: string): (...values: Value[]) => Awaitable<unknown>;
  /** Makes a function that adds rows to a table. */
  adding<Row>(
    table: string,
    columns: Columns,
    ending?: "ON CONFLICT DO NOTHING",
  ): (rows: readonly Row[]) => Awaitable<unknown>;
  /** Makes a function that finds rows of a table, each by some of its columns. */
  finding<Key, Row>(table: string, by: Columns, columns: Columns): (keys: readonly Key[]) => Awaitable<Row[]>;
  /** The condition that a column is one of a list, for which there is one question mark. */
  among(column: string): string;
  /** Keeps a room from other transactions that write, until this one ends. It writes nothing itself. */
  lockRoom(id: string): Awaitable<unknown>;
};
