import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A database of the run's own, which ends with it. */
export type Database = AsyncDisposable & { readonly url: string };

/** An SQLite file in a folder of its own. */
export async function sqlite(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), "parley-guarantees-"));
  return {
    url: `file:${join(folder, "parley.db")}`,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
