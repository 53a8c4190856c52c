import { resolve } from "node:path";
import { secretBeside } from "./access/identity";
import { ConfigError, readConfig } from "./kit/config";
import { fileOf } from "./store/sqlite/sqlite";
import type { Kept } from "./store/upkeep/backup";

/** The folder is relative to that in which npm was started. A failure prints one line and sets the exit code to 1. */
export async function runCommand(work: (kept: Kept, folder: string) => Promise<readonly string[]>): Promise<void> {
  try {
    const [folder, ...more] = process.argv.slice(2);
    if (folder === undefined || more.length > 0) throw new Error("name one folder: … -- /path/to/a/backup");
    const lines = await work(keptBy(), resolve(process.env.INIT_CWD ?? ".", folder));
    process.stdout.write(lines.map((line) => `${line}\n`).join(""));
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}

function keptBy(): Kept {
  const { DATABASE_URL, SECRET } = readConfig();
  if (!DATABASE_URL.startsWith("file:"))
    throw new ConfigError("DATABASE_URL names no SQLite file: PostgreSQL has tools of its own, see docs/operating.md");
  const database = resolve(fileOf(DATABASE_URL));
  return { database, secret: SECRET === undefined ? secretBeside(database) : undefined };
}
