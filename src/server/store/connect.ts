import type { Database } from "./database/database";
import { openSqlite } from "./sqlite/sqlite";

export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith("file:")) return openSqlite(url);
  // A lazy import keeps the start on one machine fast.
  const { openPostgres } = await import("./postgres/postgres");
  return openPostgres(url);
}
