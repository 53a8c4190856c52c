import type Sqlite from "libsql";
import { type ReadRows, readRowsBy, type Value } from "./read-rows";

type Cell = string | number | null;
type Column = { readonly name: string; readonly isFlag: boolean };

/** {@link ReadRows} on a connection to SQLite. */
export function sqliteReadRows(connection: Sqlite.Database): ReadRows {
  const { reading } = statementsOn(connection);
  return readRowsBy({ reading, among: (column) => `${column} IN (SELECT value FROM json_each(?))` });
}

/** Makes functions of SQL: its text is prepared once, and takes microseconds from then on. */
export function statementsOn(connection: Sqlite.Database) {
  return {
    /** Gives the rows that there are, by the names of their columns. */
    reading: <Row>(sql: string) => {
      const statement = connection.prepare(sql).raw(true);
      const columns = statement.columns().map(({ name, type }) => ({ name, isFlag: type === "BOOLEAN" }));
      return (...values: Value[]) =>
        (statement.all(values.map(bindable)) as Cell[][]).map((cells) => rowOf<Row>(columns, cells));
    },
    /** Gives how many rows it has changed. */
    writing: (sql: string) => {
      const statement = connection.prepare(sql);
      return (...values: Cell[]) => statement.run(values).changes;
    },
  };
}

function bindable(value: Value): Cell {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

/** SQLite has no truth values. */
function rowOf<Row>(columns: readonly Column[], cells: readonly Cell[]): Row {
  const row: Record<string, Cell | boolean> = {};
  columns.forEach(({ name, isFlag }, at) => {
    const cell = cells[at] ?? null;
    row[name] = isFlag ? cell === 1 : cell;
  });
  return row as Row;
}
