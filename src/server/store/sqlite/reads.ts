import Sqlite from "libsql";
import { SQLITE_BUSY_MS } from "../../kit/limits";
import type { Statements } from "../tables/statements";
import { sqliteStatements } from "./statements";

export function openSqliteReads(file: string): {
  readonly statements: Statements;
  readonly close: () => Promise<void>;
} {
  const connection = new Sqlite(file);
  connection.exec(`PRAGMA busy_timeout=${SQLITE_BUSY_MS}; PRAGMA query_only=ON;`);
  return { statements: sqliteStatements(connection), close: async () => void connection.close() };
}
