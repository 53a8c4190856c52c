import { setTimeout as sleep } from "node:timers/promises";
import type { Client, InStatement, ResultSet, Transaction } from "@libsql/client";
import type Sqlite from "libsql";
import { SQLITE_BUSY_MS, SQLITE_STATEMENTS } from "../../kit/limits";
import { locked } from "../tables/trouble";
import { isBusy } from "./hold";
import { type Bindable, orTrouble, prepareSqlite, type SqliteStatement } from "./strict-statement";

type Statement = SqliteStatement & { readonly names: string[]; readonly types: string[] };
type Argument = Bindable | boolean | ArrayBuffer;

type Options = { readonly begin: string; readonly assertThere?: () => void };

const AGAIN_MS = 10;

/**
 * A client with libsql's interface for Prisma's adapter. The driver's own replaces its connection with each transaction
 * and loses the PRAGMAs. With a `busy_timeout` of 0, a locked file is waited for without holding up the process.
 * `assertThere` throws when writes would be lost; it is called before each transaction and after each commit.
 */
export function sqliteClient(connection: Sqlite.Database, { begin, assertThere = () => {} }: Options): Client {
  const statements = new Map<string, Statement>();
  let isClosed = false;

  const execute = (statement: InStatement): ResultSet => {
    const { sql, args = [] } = typeof statement === "string" ? { sql: statement } : statement;
    const { columns, names, types, rows, run } = statementOf(sql);
    const values = (args as Argument[]).map(bindable);
    if (columns !== undefined) return resultOf(names, types, rows(values) as unknown as ResultSet["rows"], 0);
    return resultOf([], [], [], run(values));
  };

  const statementOf = (sql: string): Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= SQLITE_STATEMENTS) statements.clear();
    const prepared = prepareSqlite(connection, sql);
    const { columns = [] } = prepared;
    const names = columns.map(({ name }) => name);
    const statement = { ...prepared, names, types: columns.map(({ type }) => type ?? "") };
    statements.set(sql, statement);
    return statement;
  };

  const onceFree = async <T>(ask: () => T): Promise<T> => {
    const end = performance.now() + SQLITE_BUSY_MS;
    for (;;) {
      // The driver ends the process at a call on a closed connection.
      if (isClosed) throw new Error("the database is closed");
      try {
        return ask();
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() >= end) throw locked(error);
      }
      await sleep(AGAIN_MS);
    }
  };

  const executeMultiple = async (script: string): Promise<void> => {
    orTrouble(() => connection.exec(script));
  };

  const executeAlone = (statement: InStatement): ResultSet => {
    const result = execute(statement);
    assertThere();
    return result;
  };

  const transaction = async (): Promise<Transaction> => {
    assertThere();
    await onceFree(() => execute(begin));
    let open = true;
    const end = async (statement: "COMMIT" | "ROLLBACK") => {
      if (!open) return;
      open = false;
      // A full disk has ended it already.
      if (statement === "ROLLBACK" && !connection.inTransaction) return;
      execute(statement);
    };
    return {
      execute: async (statement: InStatement) => execute(statement),
      batch: async (batch) => batch.map((statement) => execute(statement as InStatement)),
      executeMultiple,
      commit: async () => {
        try {
          await end("COMMIT");
          assertThere();
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
    execute: (statement: InStatement) => onceFree(() => executeAlone(statement)),
    executeMultiple,
    transaction,
    batch: async (batch) => batch.map((statement) => executeAlone(statement as InStatement)),
    migrate: () => Promise.reject(new Error("migrations have a way of their own")),
    sync: () => Promise.reject(new Error("there is nothing to synchronise with")),
    reconnect: () => {},
    close: () => {
      isClosed = true;
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

/** SQLite has no booleans, and the driver takes bytes as a Buffer. */
function bindable(value: Argument): Bindable {
  if (typeof value === "boolean") return value ? 1 : 0;
  return value instanceof ArrayBuffer ? Buffer.from(value) : value;
}
