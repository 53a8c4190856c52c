import type { ClientBase, Pool } from "pg";
import type { Statements, Value } from "../tables/statements";

/**
 * Each connection prepares a statement once. Rows that are written or looked up together are one statement, because
 * each is a round trip. `on` returns the connection for the next query, or a pool.
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
    listed: "unnest(?::text[]) AS listed(value)",
    // A row lock would be a write, even for a command that is refused.
    lockRoom: reading("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))"),
  };
}

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

function prepared(sql: string): Prepared {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const text = sql.replace(/\?/g, () => `$${++count}`);
  const statement = { name: `parley ${statements.size}`, text };
  statements.set(sql, statement);
  return statement;
}
