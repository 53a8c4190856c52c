import type { Logger } from "pino";
import { Identities, keptSecret, secretBeside } from "./access/identity";
import { Invites } from "./access/invites";
import { Failures } from "./api/failures";
import { Flood } from "./api/flood";
import { NewestSearches } from "./api/newest-searches";
import type { Services } from "./api/trpc";
import type { Bus } from "./bus/bus";
import { openBus } from "./bus/open";
import { Hub } from "./delivery/hub";
import { blame, type Config, ConfigError } from "./kit/config";
import { Metrics } from "./kit/metrics";
import { commandRateOf, Limiters } from "./limits/limiters";
import { noteOlderNames } from "./names/older-names";
import { Lease } from "./rooms/lease";
import { Rooms } from "./rooms/rooms";
import { startSearching } from "./searching-thread";
import { Lanes } from "./store/commit/lanes";
import { openDatabase } from "./store/connect";
import type { Database } from "./store/database/database";
import { Receipts } from "./store/reading/receipts";
import { Store } from "./store/reading/store";
import { Search } from "./store/search/search";
import { SearchThread } from "./store/search/search-thread";
import { fileOf } from "./store/sqlite/sqlite";
import { Erasing } from "./store/upkeep/erasing";

export type Backend = {
  readonly database: Database;
  readonly erasing: Erasing;
  readonly bus: Bus;
  readonly hub: Hub;
  readonly lease: Lease;
  readonly services: Services;
  readonly failures: Failures;
};

/** Throws a {@link ConfigError}. */
export async function compose(config: Config, log: Logger): Promise<Backend> {
  const { identities, database } = await open(config).catch(blame("DATABASE_URL"));
  if (config.REDIS_URL !== undefined && !database.isShared)
    throw new ConfigError("REDIS_URL is for many processes, which need a DATABASE_URL of PostgreSQL");
  const bus = await openBus(config.REDIS_URL, log).catch(blame("REDIS_URL"));
  const metrics = new Metrics();
  const failures = new Failures({ log, metrics, database });
  const { report, reportNews } = failures;

  const limiters = new Limiters(config);
  const store = new Store(database, config);
  const receipts = new Receipts(database);
  const erasing = new Erasing(database, report);
  const lane = new Lanes({ database, metrics, report, erasures: erasing });
  const hub = new Hub({
    store,
    bus,
    metrics,
    listLimit: config.PRESENCE_LIST_LIMIT,
    isBusyWith: (room_id) => lane.isBusyWith(room_id),
    report: reportNews,
  });
  lane.deliverTo(hub);
  bus.listen((notice) => hub.hear(notice));

  const graceMs = config.PRESENCE_GRACE_MS;
  const lease = new Lease({ database, graceMs, report: reportNews });
  const budget = limiters.bytesRead;
  const rooms = new Rooms({ budget, store, lane, hub, lease, metrics, graceMs, report: reportNews });
  const invites = new Invites({ database, lane, store, isOpen: config.ROOM_CREATION === "open", limiters });
  const flood = new Flood({ lane, rate: commandRateOf(config), report });
  const place = database.isShared ? { url: config.DATABASE_URL } : { file: fileOf(config.DATABASE_URL) };
  const search = new Search({ database, store, thread: new SearchThread(() => startSearching(place)) });
  const newestSearches = new NewestSearches();
  const services = {
    ...{ flood, identities, invites, lane, limiters, metrics },
    ...{ newestSearches, receipts, rooms, search, store },
  };
  return { database, erasing, bus, hub, lease, services, failures };
}

async function open({ SECRET, DATABASE_URL }: Config) {
  const identities = new Identities(SECRET ?? keptSecret(secretBeside(fileOf(DATABASE_URL))));
  const database = await openDatabase(DATABASE_URL);
  await noteOlderNames(database);
  return { identities, database };
}
