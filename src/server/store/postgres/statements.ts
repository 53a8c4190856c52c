import type { ClientBase, Pool } from "pg";
import type { Statements, Value } from "../database/statements";

/**
 * {@link Asking} on PostgreSQL. Each connection prepares a statement once; rows that are written or looked for together
 * are one statement, for each is a journey.
 * @param on gives the connection that is to be asked now, or a pool of which any may be
 */
export function postgresStatements(on: () => Pick<ClientBase | Pool, "query">): Statements {
  const reading = <Row>(sql: string) => {
    const statement = prepared(sql);
    return async (...values: Value[]): Promise<Row[]> => (await on().query({ ...statement, values })).rows;
  };
  return {
    reading,
    writing: (sql) => reading(sql),
    adding: <Row>(table: string, columns: object, ending = "") => {
      const names = Object.keys(columns).join(", ");
      const add = reading(`INSERT INTO "${table}" (${names}) SELECT * FROM ${listsOf(columns)} ${ending}`);
      return (rows: readonly Row[]) => add(...listed(rows, columns));
    },
    finding: <Key, Row>(table: string, by: object, columns: object) => {
      const isIt = `(${Object.keys(by).join(", ")}) IN (SELECT * FROM ${listsOf(by)})`;
      const find = reading<Row>(`SELECT ${Object.keys(columns).join(", ")} FROM "${table}" WHERE ${isIt}`);
      return (keys: readonly Key[]) => find(...listed(keys, by));
    },
    among: (column) => `${column} = ANY(?)`,
    // A lock of the row would be a write of its own, for a command that is refused as well.
    lockRoom: reading("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))"),
  };
}

/** A table of rows, of which a statement is given each column as a list. */
function listsOf(columns: object): string {
  const lists = Object.values(columns).map((type) => `?::${type}[]`);
  return `unnest(${lists.join(", ")})`;
}

function listed(rows: readonly unknown[], columns: object): Value[] {
  return Object.keys(columns).map(
    (name) => rows.map((row) => (row as Record<string, string>)[name] ?? null) as string[],
  );
}

type Prepared = { readonly name: string; readonly text: string };
const statements = new Map<string, Prepared>();

/** A statement as PostgreSQL numbers its values, and the name under which connections keep it. */
function prepared(sql: string): Prepared {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const text = sql.replace(/\?/g, () => `$${++count}`);
  const statement = { name: `parley ${statements.size}`, text };
  statements.set(sql, statement);
  return statement;
}
