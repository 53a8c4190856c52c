import type { Database } from "./database/database";
import { openSqlite } from "./sqlite/sqlite";

/** Makes or migrates the database that a `file:` or `postgresql:` URL names, and opens it. */
export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith("file:")) return openSqlite(url);
  // Loaded only where it is used: the start on one machine stays as quick as it is.
  const { openPostgres } = await import("./postgres/postgres");
  return openPostgres(url);
}
