import { Pool } from "pg";
import type { Statements } from "../tables/statements";
import { attend, SETTINGS } from "./connections";
import { postgresStatements } from "./statements";

/** Opens a connection for reading in another thread. */
export function openPostgresReads(url: string): {
  readonly statements: Statements;
  readonly close: () => Promise<void>;
} {
  const pool = new Pool({ connectionString: url, ...SETTINGS, max: 1, application_name: "parley searching" });
  attend(pool);
  // The query reports a lost connection.
  pool.on("error", () => {});
  return { statements: postgresStatements(() => pool), close: () => pool.end() };
}
