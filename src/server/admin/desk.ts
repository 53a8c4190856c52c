import { existsSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Bus } from "../bus/bus";
import { openBus } from "../bus/open";
import type { Config } from "../kit/config";
import { urlOf } from "../kit/file-address";
import { Metrics } from "../kit/metrics";
import { Lanes } from "../store/commit/lanes";
import { openDatabase } from "../store/connect";
import type { Database } from "../store/database/database";
import { fileOf } from "../store/sqlite/sqlite";
import { keptIn } from "../store/upkeep/backup";
import { Erasing } from "../store/upkeep/erasing";
import { assertOwn } from "../store/upkeep/owner";
import { askServer } from "./asking";
import { Deeds, type Order, type Outcome } from "./deeds";

/**
 * On SQLite the running server does it, or this process on the file; on PostgreSQL this process, and the servers hear
 * of it through Redis or by polling. Throws with a message of one line.
 */
export async function carryOut(config: Config, order: Order): Promise<Outcome> {
  const { DATABASE_URL } = config;
  if (DATABASE_URL.startsWith("file:")) {
    const answered = await asOwner(async () => {
      const file = fileOf(DATABASE_URL);
      const said = await askServer(file, order);
      if (said === undefined) assertOwn(file);
      return said;
    });
    if (answered !== undefined) return answered;
  } else {
    const { checkTables } = await import("../store/postgres/tables");
    await checkTables(DATABASE_URL);
  }
  const database = await asOwner(() => openDatabase(DATABASE_URL));
  try {
    return await onDatabase(config, database, order);
  } finally {
    await database.close();
  }
}

/** Works on a copy, because the backup may be of an earlier Parley and stays as it is. */
export async function onBackup(config: Config, folder: string, order: Order): Promise<Outcome> {
  const kept = keptIn(folder).database;
  if (!existsSync(kept)) throw new Error(`${folder} is no backup: there is no parley.db in it`);
  const place = await mkdtemp(join(tmpdir(), "parley-backup-"));
  try {
    const copy = keptIn(place).database;
    await copyFile(kept, copy);
    const database = await openDatabase(urlOf(copy));
    try {
      return await onDatabase(config, database, order);
    } finally {
      await database.close();
    }
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The system only says what it does not permit. */
async function asOwner<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const isForbidden = cause instanceof Error && "code" in cause && ["EACCES", "EPERM"].includes(String(cause.code));
    if (!isForbidden) throw cause;
    throw new Error(`Parley's data is not yours: run this as the user that runs Parley (${cause.message})`, { cause });
  }
}

async function onDatabase(config: Config, database: Database, order: Order): Promise<Outcome> {
  const { PUBLIC_URL, PORT, REDIS_URL } = config;
  // Opened first, so that the others hear of a removal at once. Without Redis they notice within about a second.
  const bus = order.do === "delete_room" && REDIS_URL !== undefined ? await busAt(REDIS_URL) : undefined;
  const erasing = new Erasing(database, () => {});
  const lane = new Lanes({ database, metrics: new Metrics(), report: () => {}, erasures: erasing });
  lane.deliverTo({
    broadcast: () => {},
    dissolve: (room_id) => {
      bus?.publish({ room_id, events: [], isGone: true });
    },
  });
  const origin = PUBLIC_URL ?? `http://localhost:${PORT}`;
  const isPublic = PUBLIC_URL !== undefined;
  try {
    return await new Deeds({ database, lane, erasing, origin, isPublic, isServed: database.isShared }).do(order);
  } finally {
    // Redis answers it after the earlier messages.
    await bus?.check().catch(() => {});
    await bus?.close();
  }
}

function busAt(url: string): Promise<Bus | undefined> {
  return openBus(url, pino({ level: "silent" })).catch(() => undefined);
}
