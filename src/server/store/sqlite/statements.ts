import type Sqlite from "libsql";
import type { Statements, Value } from "../tables/statements";
import { type Cell, prepareSqlite } from "./strict-statement";

type Column = { readonly name: string; readonly isFlag: boolean };

export function sqliteStatements(connection: Sqlite.Database): Statements {
  const writing = (sql: string) => {
    const { run } = prepareSqlite(connection, sql);
    return (...values: Value[]) => run(values.map(bindable));
  };
  const reading = <Row>(sql: string) => {
    const { columns: all = [], rows } = prepareSqlite(connection, sql);
    const columns = all.map(({ name, type }) => ({ name, isFlag: type === "BOOLEAN" }));
    return (...values: Value[]) => rows(values.map(bindable)).map((cells) => rowOf<Row>(columns, cells));
  };
  return {
    reading,
    writing,
    adding: <Row>(table: string, columns: object, ending = "") => {
      const names = Object.keys(columns);
      const marks = names.map(() => "?");
      const add = writing(`INSERT INTO "${table}" (${names.join(", ")}) VALUES (${marks.join(", ")}) ${ending}`);
      return (rows: readonly Row[]) => {
        for (const row of rows) add(...valuesOf(row, names));
      };
    },
    finding: <Key, Row>(table: string, by: object, columns: object) => {
      const names = Object.keys(by);
      const isIt = names.map((name) => `${name} = ?`).join(" AND ");
      const find = reading<Row>(`SELECT ${Object.keys(columns).join(", ")} FROM "${table}" WHERE ${isIt}`);
      return (keys: readonly Key[]) => keys.flatMap((key) => find(...valuesOf(key, names)));
    },
    among: (column) => `${column} IN (SELECT value FROM json_each(?))`,
    // As a query of its own, so that the names of its other columns are not in the way.
    listed: "(SELECT value FROM json_each(?)) AS listed",
    joined: (column) => `group_concat(${column}, char(0))`,
    // A transaction that writes is the only one from its start.
    lockRoom: () => undefined,
  };
}

function valuesOf(row: unknown, names: readonly string[]): Cell[] {
  return names.map((name) => (row as Record<string, Cell>)[name] ?? null);
}

function bindable(value: Value): Cell {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

/** SQLite has no booleans. */
function rowOf<Row>(columns: readonly Column[], cells: readonly Cell[]): Row {
  const row: Record<string, Cell | boolean> = {};
  columns.forEach(({ name, isFlag }, at) => {
    const cell = cells[at] ?? null;
    row[name] = isFlag ? cell === 1 : cell;
  });
  return row as Row;
}
