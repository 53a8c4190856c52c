import Sqlite from "libsql";
import { damaged, Trouble } from "../tables/trouble";

export type Cell = string | number | null;
export type Bindable = string | number | bigint | null | Uint8Array;

export type SqliteStatement = {
  /** `undefined` for a statement that only writes. */
  readonly columns: readonly Sqlite.ColumnDefinition[] | undefined;
  readonly rows: (values: Bindable[]) => Cell[][];
  readonly run: (values: Bindable[]) => number;
};

/**
 * Fails with a {@link Trouble} on a damaged file. The driver itself ends the process at invalid UTF-8, so a statement
 * that reads is asked for bytes: all rows as one JSON value, which costs less than a driver call for each cell. SQLite
 * writes answers to PRAGMAs itself.
 */
export function prepareSqlite(connection: Sqlite.Database, sql: string): SqliteStatement {
  const plain = orTrouble(() => connection.prepare(sql));
  const run = (values: Bindable[]) => orTrouble(() => plain.run(values)).changes;
  if (!plain.reader) return { columns: undefined, rows: () => [], run };
  const columns = plain.raw(true).columns();
  const reading = readingOf(sql, columns.length);
  if (reading === undefined) return { columns, rows: (values) => orTrouble(() => plain.all(values)) as Cell[][], run };
  const prepared = orTrouble(() => connection.prepare(reading.sql).raw(true));
  const answers = (values: Bindable[]) => orTrouble(() => prepared.all(values)) as [Uint8Array][];
  const rows = reading.isWhole
    ? (values: Bindable[]) => answers(values).flatMap(([json]) => decoded(json) as Cell[][])
    : (values: Bindable[]) => answers(values).map(([json]) => decoded(json) as Cell[]);
  return { columns, rows, run };
}

type Reading = { readonly sql: string; readonly isWhole: boolean };

function readingOf(sql: string, count: number): Reading | undefined {
  if (/^\s*(SELECT|WITH)\b/i.test(sql)) {
    const names = Array.from({ length: count }, (_, at) => `c${at}`).join(", ");
    const whole = `SELECT CAST(json_group_array(json_array(${names})) AS BLOB) FROM found`;
    return { sql: `WITH found (${names}) AS (${sql}) ${whole}`, isWhole: true };
  }
  if (!/^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/i.test(sql)) return undefined;
  // RETURNING id, title, or as Prisma has it: RETURNING `id` AS `id`, `title` AS `title`
  const [, writing, returned] = /^(.*) RETURNING ((?:(?:\w+|`\w+` AS `\w+`)(?:, )?)+)$/s.exec(sql) ?? [];
  if (writing === undefined || returned === undefined)
    throw new Error("what a statement returns cannot be read safely");
  const names = returned.split(", ").map((it) => it.split(" AS ")[0]);
  return { sql: `${writing} RETURNING CAST(json_array(${names.join(", ")}) AS BLOB)`, isWhole: false };
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw damaged("a text is no valid UTF-8", cause);
  }
}

export function orTrouble<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    const { code, message } = error;
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw damaged(message, error);
    const reason = UNUSABLE.find(([sign]) => sign.test(code))?.[1];
    throw reason === undefined ? error : new Trouble(`${reason} (${message})`, { cause: error });
  }
}

const UNUSABLE: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_FULL/, "cannot be written to: the disk is full"],
  [/^SQLITE_(READONLY|PERM)/, "cannot be written to: the file or its folder may only be read"],
  [/^SQLITE_CANTOPEN/, "cannot be opened, or no file be made beside it"],
  [/^SQLITE_IOERR/, "cannot be read or written to: the disk fails, or has a limit"],
];
