import { READINESS_BYTES } from "../../kit/limits";
import type { Check } from "../../kit/readiness";
import type { Database } from "../database/database";
import { migrationNames } from "../migrations/migrate";

/** Ready: the database answers and is the one that others find, a write succeeds, the tables fit. */
export function readinessOf(database: Database): Check[] {
  const { read, write, migrations } = database;
  const expected = migrationNames(migrations);
  return [
    {
      name: "database",
      check: async () => {
        database.assertThere();
        await read.$queryRawUnsafe("SELECT 1");
      },
    },
    {
      name: "writing",
      check: () =>
        write.$transaction(async ({ lease }) => {
          const process_id = "whether something can be written";
          await lease.create({ data: { process_id, expires_at: "x".repeat(READINESS_BYTES) } });
          await lease.delete({ where: { process_id } });
        }),
    },
    {
      name: "migrations",
      check: async () => {
        const applied = await read.$queryRawUnsafe<{ migration_name: string }[]>(
          "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
        );
        const names = new Set(applied.map(({ migration_name }) => migration_name));
        if ((await expected).some((name) => !names.has(name))) throw new Error("a migration is missing");
      },
    },
  ];
}
