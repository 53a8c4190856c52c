import type Sqlite from "libsql";
import type { ParticipantRow } from "./rows";

export type Cell = string | number | null;

/** A row as SQLite has it, which has no truth values. */
export type Stored<Row, Flag extends keyof Row> = Omit<Row, Flag> & Record<Flag, number>;

export type StoredParticipant = Stored<ParticipantRow, "is_room_owner">;

export function toParticipant(row: StoredParticipant): ParticipantRow {
  return { ...row, is_room_owner: row.is_room_owner === 1 };
}

/** Makes functions of SQL: its text is prepared once, and takes microseconds from then on. */
export function statementsOn(connection: Sqlite.Database) {
  return {
    /** Gives the rows that there are, by the names of their columns. */
    reading: (sql: string) => {
      const statement = connection.prepare(sql).raw(true);
      const names = statement.columns().map(({ name }) => name);
      return <Row>(...values: Cell[]) => (statement.all(values) as Cell[][]).map((cells) => rowOf<Row>(names, cells));
    },
    /** Gives how many rows it has changed. */
    writing: (sql: string) => {
      const statement = connection.prepare(sql);
      return (...values: Cell[]) => statement.run(values).changes;
    },
  };
}

function rowOf<Row>(names: readonly string[], cells: readonly Cell[]): Row {
  const row: Record<string, Cell> = {};
  names.forEach((name, at) => {
    row[name] = cells[at] ?? null;
  });
  return row as Row;
}
