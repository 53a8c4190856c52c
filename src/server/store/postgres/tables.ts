import { join } from "node:path";
import { Client } from "pg";
import { MIGRATIONS, migrationNames } from "../migrations/migrate";

/** Throws when a database lacks the tables of this version: others may be serving it, and only a start migrates. */
export async function checkTables(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: "parley admin" });
  await client.connect();
  try {
    const { rows } = await client.query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const applied = new Set(rows.map(({ migration_name }) => migration_name));
    const known = await migrationNames(join(MIGRATIONS, "postgresql"));
    if (known.length !== applied.size || known.some((name) => !applied.has(name)))
      throw new Error("the database is of another version of Parley: start this one first");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "42P01")
      throw new Error("the database has no tables of Parley's yet: start Parley first", { cause: error });
    throw error;
  } finally {
    await client.end();
  }
}
