import type { ClientBase, Pool } from "pg";
import { Refused } from "../refused";
import { type ReadRows, readRowsBy, type Value } from "./read-rows";

/** {@link ReadRows} on PostgreSQL: on a connection, or on whichever of a pool is free. */
export function postgresReadRows(on: Pick<ClientBase | Pool, "query">): ReadRows {
  return readRowsBy({
    reading: (sql) => {
      const statement = prepared(sql);
      return async (...values: Value[]) => (await on.query({ ...statement, values })).rows;
    },
    among: (column) => `${column} = ANY(?)`,
  });
}

/** Reads what is true at one moment, on a connection of its own. One that fails is not used again. */
export async function snapshotOf<T>(pool: Pool, work: (rows: ReadRows) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // What it lost its connection for is said by what it was asked.
  const ignore = () => {};
  client.on("error", ignore);
  let failed = false;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await work(postgresReadRows(client)).finally(() => client.query("COMMIT"));
  } catch (error) {
    failed = !(error instanceof Refused);
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(failed);
  }
}

type Prepared = { readonly name: string; readonly text: string };
const statements = new Map<string, Prepared>();

/** A statement as PostgreSQL numbers its values. Under its name each connection prepares it once. */
function prepared(sql: string): Prepared {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const text = sql.replace(/\?/g, () => `$${++count}`);
  const statement = { name: `parley ${statements.size}`, text };
  statements.set(sql, statement);
  return statement;
}
