import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MIGRATIONS } from "../../store/migrations/migrate";
import { migratePostgres } from "../../store/postgres/postgres";
import { fileOf, migrateSqlite } from "../../store/sqlite/sqlite";
import { POSTGRES, TestDatabase } from "../test-database";

const shipped = join(MIGRATIONS, POSTGRES === undefined ? "sqlite" : "postgresql");

/** A database to migrate, and a folder of migrations that a test can extend. */
export class Migrating {
  readonly database: TestDatabase;
  readonly #folder: string;

  private constructor(database: TestDatabase, folder: string) {
    this.database = database;
    this.#folder = folder;
  }

  static async make(): Promise<Migrating> {
    const folder = await mkdtemp(join(tmpdir(), "parley-migrations-"));
    await cp(shipped, folder, { recursive: true });
    return new Migrating(await TestDatabase.make(), folder);
  }

  async names(): Promise<string[]> {
    const entries = await readdir(shipped, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  }

  /** Applies the shipped migrations; returns the names of the applied ones. */
  migrate(folder = shipped): Promise<string[]> {
    const { url } = this.database;
    return POSTGRES === undefined ? migrateSqlite(fileOf(url), folder) : migratePostgres(url, folder);
  }

  migrateFurther(): Promise<string[]> {
    return this.migrate(this.#folder);
  }

  async migrateBefore(name: string): Promise<void> {
    const later = (await this.names()).filter((it) => it >= name);
    for (const it of later) await rm(join(this.#folder, it), { recursive: true });
    await this.migrateFurther();
  }

  async add(name: string, sql: string): Promise<void> {
    await mkdir(join(this.#folder, name), { recursive: true });
    await writeFile(join(this.#folder, name, "migration.sql"), sql);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.database[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true });
  }
}
