import { READINESS_BYTES } from "../../kit/limits";
import type { Check } from "../../kit/readiness";
import type { Database } from "../database/database";
import { migrationNames } from "../migrations/migrate";

/** Ready: both connections answer and lead to the database that others find, a write succeeds, the tables fit. */
export function readinessOf(database: Database): Check[] {
  const { read, write, migrations } = database;
  return [
    {
      name: "database",
      check: async () => {
        database.assertThere();
        await Promise.all([read, write].map((client) => client.$queryRawUnsafe("SELECT 1")));
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
        if ((await migrationNames(migrations)).some((name) => !names.has(name)))
          throw new Error("a migration is missing");
      },
    },
  ];
}
