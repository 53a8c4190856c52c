import { existsSync } from "node:fs";
import { access, chmod, constants, copyFile, mkdir, mkdtemp, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import Sqlite from "libsql";
import { SQLITE_BUSY_MS } from "../../kit/limits";
import { prepareSqlite } from "../sqlite/strict-statement";

/** A server's data: the database, and the secret if it is a file. A backup holds both under its own names. */
export type Kept = { readonly database: string; readonly secret: string | undefined };

export function keptIn(folder: string): { readonly database: string; readonly secret: string } {
  return { database: join(folder, "parley.db"), secret: join(folder, "secret") };
}

/**
 * Works while the server runs. The copy is a snapshot that holds all that was acknowledged before; the folder is a
 * whole backup or absent. Throws when it exists, or the copy is not whole.
 */
export async function backUp(kept: Kept, folder: string): Promise<void> {
  if (existsSync(folder)) throw new Error(`${folder} is there already`);
  await access(kept.database, constants.R_OK | constants.W_OK).catch((cause) => {
    const isThere = cause.code !== "ENOENT";
    throw new Error(
      isThere
        ? `${kept.database} is not yours: run this as the user that runs Parley`
        : `there is no database at ${kept.database}`,
      { cause },
    );
  });
  await mkdir(dirname(folder), { recursive: true });
  // Private: it holds private messages, and the key that signs identities.
  const part = await mkdtemp(join(dirname(folder), `${basename(folder)}.part-`));
  try {
    const copy = keptIn(part);
    // One statement is one snapshot, and holds up no writer.
    const from = new Sqlite(kept.database);
    from.exec(`PRAGMA busy_timeout=${SQLITE_BUSY_MS}`);
    // SQLite would create the copy with the umask's permissions.
    await (await open(copy.database, "wx", 0o600)).close();
    from.prepare("VACUUM INTO ?").run(copy.database);
    from.close();
    assertWhole(copy.database);
    if (kept.secret !== undefined && existsSync(kept.secret)) {
      await copyFile(kept.secret, copy.secret);
      await chmod(copy.secret, 0o600);
    }
    for (const path of [copy.database, copy.secret, part]) if (existsSync(path)) await flush(path);
    await rename(part, folder);
    await flush(dirname(folder));
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

export function assertWhole(file: string): void {
  const database = new Sqlite(file, { readonly: true });
  try {
    const [[found] = []] = prepareSqlite(database, "SELECT integrity_check FROM pragma_integrity_check(1)").rows([]);
    if (found !== "ok") throw new Error(`it has faults, first ${found}`);
  } catch (cause) {
    throw new Error(`${file} is not a whole database: ${cause instanceof Error ? cause.message : cause}`, { cause });
  } finally {
    database.close();
  }
}

export async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
