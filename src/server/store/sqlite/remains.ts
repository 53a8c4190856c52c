import { setTimeout as sleep } from "node:timers/promises";
import type Sqlite from "libsql";
import { ERASING_SLICE_MS, SQLITE_PAGES, SQLITE_PAGES_AT_ONCE, SQLITE_READER_MS } from "../../kit/limits";
import type { Slice } from "../database/database";
import { PATIENCE } from "../database/database";
import type { PrismaClient } from "../generated/sqlite/client";
import { blankUnused } from "./page";
import { orTrouble } from "./strict-statement";

const CHECKPOINT_PAUSE_MS = 25;

/**
 * `secure_delete` blanks deleted rows, but not the copies that stay behind when SQLite moves a row to another page. So
 * the unused space of every page is blanked, and the write-ahead log emptied, while no read transaction is open.
 */
export function remainsOf(write: PrismaClient, connection: Sqlite.Database): Slice {
  const pages = pagesOf(connection);
  let next = 1;
  let readSince: number | undefined;
  return async () => {
    if (next <= pages.count()) {
      next = await write.$transaction(async () => orTrouble(() => blankFrom(pages, next)), PATIENCE);
      return false;
    }
    if (await emptyLog(write)) return true;
    readSince ??= performance.now();
    if (performance.now() - readSince > SQLITE_READER_MS)
      throw new Error("the write-ahead log could not be emptied: somebody is reading the database");
    await sleep(CHECKPOINT_PAUSE_MS);
    return false;
  };
}

type Pages = ReturnType<typeof pagesOf>;

function pagesOf(connection: Sqlite.Database) {
  const count = connection.prepare("PRAGMA page_count").raw(true);
  const size = connection.prepare("PRAGMA page_size").raw(true);
  const read = connection
    .prepare(
      `SELECT CAST(group_concat(data, '') AS BLOB)
       FROM generate_series(?, ?) CROSS JOIN sqlite_dbpage ON pgno = value`,
    )
    .raw(true);
  const write = connection.prepare("UPDATE sqlite_dbpage SET data = ? WHERE pgno = ?");
  return {
    size: Number((size.get() as unknown[])[0]),
    count: () => Math.min(Number((count.get() as unknown[])[0]), SQLITE_PAGES),
    read: (from: number, to: number) => (read.get(from, to) as [Buffer])[0],
    write: (page: Buffer, number: number) => void write.run(page, number),
  };
}

/** Returns the number of the page after them. */
function blankFrom(pages: Pages, first: number): number {
  const end = performance.now() + ERASING_SLICE_MS / 2;
  const count = pages.count();
  let next = first;
  while (next <= count && performance.now() < end) {
    const last = Math.min(next + SQLITE_PAGES_AT_ONCE - 1, count);
    const read = pages.read(next, last);
    for (let number = next; number <= last; number++) {
      const at = (number - next) * pages.size;
      const page = read.subarray(at, at + pages.size);
      if (blankUnused(page, number)) pages.write(Buffer.from(page), number);
    }
    next = last + 1;
  }
  return next;
}

export async function emptyLog(write: PrismaClient): Promise<boolean> {
  const [state] = await write.$queryRawUnsafe<{ busy: number | bigint }[]>("PRAGMA wal_checkpoint(TRUNCATE)");
  return Number(state?.busy) === 0;
}
