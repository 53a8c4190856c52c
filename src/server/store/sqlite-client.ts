import type { Client, InStatement, ResultSet, Transaction } from "@libsql/client";
import type Sqlite from "libsql";

type Statement = { readonly prepared: Sqlite.Statement; readonly columns: string[]; readonly columnTypes: string[] };
type Cell = string | number | bigint | boolean | null | Uint8Array | ArrayBuffer;

/** How many prepared statements are kept; there are far fewer, but for bulk inserts, whose text grows with the rows. */
const STATEMENTS = 500;

/**
 * A client of libsql's interface, as Prisma's adapter asks for it, on one connection that it is given. The driver's own
 * gives its connection away with each transaction, and every PRAGMA with it; it prepares each statement anew, and
 * makes an object with defined properties of each row, where the adapter needs an array.
 * @param begin the statement that begins a transaction
 */
export function sqliteClient(connection: Sqlite.Database, begin: string): Client {
  const statements = new Map<string, Statement>();

  const execute = (statement: InStatement): ResultSet => {
    const { sql, args = [] } = typeof statement === "string" ? { sql: statement } : statement;
    const { prepared, columns, columnTypes } = statementOf(sql);
    const values = (args as Cell[]).map(bindable);
    if (prepared.reader) return resultOf(columns, columnTypes, prepared.all(values) as ResultSet["rows"], 0);
    return resultOf([], [], [], prepared.run(values).changes);
  };

  const statementOf = (sql: string): Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= STATEMENTS) statements.clear();
    const prepared = connection.prepare(sql);
    const columns = prepared.reader ? prepared.raw(true).columns() : [];
    const statement = {
      prepared,
      columns: columns.map(({ name }) => name),
      columnTypes: columns.map(({ type }) => type ?? ""),
    };
    statements.set(sql, statement);
    return statement;
  };

  const executeMultiple = async (script: string): Promise<void> => {
    connection.exec(script);
  };

  const transaction = async (): Promise<Transaction> => {
    execute(begin);
    let open = true;
    const end = async (statement: "COMMIT" | "ROLLBACK") => {
      if (!open) return;
      open = false;
      execute(statement);
    };
    return {
      execute: async (statement: InStatement) => execute(statement),
      batch: async (batch) => batch.map((statement) => execute(statement as InStatement)),
      executeMultiple,
      commit: async () => {
        try {
          await end("COMMIT");
        } catch (error) {
          if (connection.inTransaction) execute("ROLLBACK");
          throw error;
        }
      },
      rollback: () => end("ROLLBACK"),
      close: () => void end("ROLLBACK"),
      get closed() {
        return !open;
      },
    };
  };

  return {
    execute: async (statement: InStatement) => execute(statement),
    executeMultiple,
    transaction,
    batch: async (batch) => batch.map((statement) => execute(statement as InStatement)),
    migrate: () => Promise.reject(new Error("migrations have a way of their own")),
    sync: () => Promise.reject(new Error("there is nothing to synchronise with")),
    reconnect: () => {},
    close: () => {
      statements.clear();
      connection.close();
    },
    closed: false,
    protocol: "file",
  } as Client;
}

function resultOf(columns: string[], columnTypes: string[], rows: ResultSet["rows"], rowsAffected: number): ResultSet {
  return { columns, columnTypes, rows, rowsAffected, lastInsertRowid: undefined, toJSON: () => ({ columns, rows }) };
}

/** SQLite has no truth values, and the driver takes bytes as a Buffer. */
function bindable(value: Cell): string | number | bigint | null | Uint8Array {
  if (typeof value === "boolean") return value ? 1 : 0;
  return value instanceof ArrayBuffer ? Buffer.from(value) : value;
}
