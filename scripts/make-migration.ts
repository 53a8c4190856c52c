import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SqlQuery } from "@prisma/driver-adapter-utils";
import { EVERYTHING, MIGRATIONS, readMigrations } from "../src/server/store/migrate";
import { schemaEngine } from "../src/server/store/schema-engine";
import { SqliteAdapter } from "../src/server/store/sqlite";

// Writes the migration that leads from the newest one to prisma/schema.prisma: `npm run make-migration -- add-reactions`.

/** The engine replays the migrations on its shadow database as if each were one statement. */
class Workbench extends SqliteAdapter {
  override async connectToShadowDb() {
    const shadow = await super.connectToShadowDb();
    shadow.executeRaw = async ({ sql }: SqlQuery) => {
      await shadow.executeScript(sql);
      return 0;
    };
    return shadow;
  }
}

const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z0-9-]+$/.test(name)) {
  console.error("Name the migration in lower case, with dashes: npm run make-migration -- add-reactions");
  process.exit(1);
}

const scratch = await mkdtemp(join(tmpdir(), "parley-migration-"));
const migrations = await readMigrations(MIGRATIONS);
const engine = await schemaEngine(new Workbench(join(scratch, "scratch.db"), { begin: "BEGIN", pragmas: [] }));
const { stdout } = await engine.diff({
  from: { tag: "migrations", ...migrations },
  to: {
    tag: "schemaDatamodel",
    files: [{ path: "prisma/schema.prisma", content: await readFile("prisma/schema.prisma", "utf8") }],
  },
  script: true,
  exitCode: null,
  filters: EVERYTHING,
});
engine.free();
await rm(scratch, { recursive: true });

if (stdout === null || stdout.trim() === "" || stdout.includes("This is an empty migration")) {
  console.log("Nothing to do: the migrations lead to prisma/schema.prisma already.");
} else {
  const number = String(migrations.migrationDirectories.length + 1).padStart(4, "0");
  const file = join(MIGRATIONS, `${number}_${name.replaceAll("-", "_")}`, "migration.sql");
  await mkdir(join(file, ".."));
  await writeFile(file, stdout);
  console.log(`Written: ${file}`);
}
