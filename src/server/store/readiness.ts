import type { Check } from "../readiness";
import type { Database } from "./connect";
import { migrationNames } from "./migrate";

/** What must hold of the database: that both of its ways answer, and that its tables are those of this Parley. */
export function readinessOf({ read, write, migrations }: Database): Check[] {
  return [
    { name: "database", check: () => Promise.all([read, write].map((client) => client.$queryRawUnsafe("SELECT 1"))) },
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
