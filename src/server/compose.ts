import type { Logger } from "pino";
import { Identities, keptSecret, secretBeside } from "./access/identity";
import { Invites } from "./access/invites";
import { Failures } from "./api/failures";
import { Flood } from "./api/flood";
import type { Services } from "./api/trpc";
import type { Bus, Notice } from "./bus/bus";
import { openBus } from "./bus/open";
import { Hub } from "./delivery/hub";
import { blame, type Config, ConfigError } from "./kit/config";
import { QUESTIONS_PER_COMMAND } from "./kit/limits";
import { Metrics } from "./kit/metrics";
import { Allowance, perHour } from "./limits/allowance";
import { Budget } from "./limits/budget";
import { Errands } from "./limits/errands";
import { JoinLimit } from "./limits/join-limit";
import { Penalties } from "./limits/penalties";
import { noteOlderNames } from "./names/older-names";
import { Lease } from "./rooms/lease";
import { Rooms } from "./rooms/rooms";
import { Lanes } from "./store/commit/lanes";
import { openDatabase } from "./store/connect";
import type { Database } from "./store/database/database";
import { Receipts } from "./store/reading/receipts";
import { Store } from "./store/reading/store";
import { fileOf } from "./store/sqlite/sqlite";

/** Everything behind the connections of a process. */
export type Backend = {
  readonly database: Database;
  readonly bus: Bus;
  readonly hub: Hub;
  readonly lease: Lease;
  readonly services: Services;
  readonly failures: Failures;
};

/** Opens the database and the bus, and puts together what serves the rooms. Throws a {@link ConfigError}. */
export async function compose(config: Config, log: Logger): Promise<Backend> {
  const { identities, database } = await open(config).catch(blame("DATABASE_URL"));
  const metrics = new Metrics();
  const failures = new Failures({ log, metrics, database });
  const { report, reportNews } = failures;
  const store = new Store(database, config);
  if (config.REDIS_URL !== undefined && !database.isShared)
    throw new ConfigError("REDIS_URL is for many processes, which need a DATABASE_URL of PostgreSQL");
  const hear = (notice: Notice) => hub.hear(notice);
  const bus = await openBus(config.REDIS_URL, { log, hear }).catch(blame("REDIS_URL"));
  const hub: Hub = new Hub({
    store,
    bus,
    metrics,
    listLimit: config.PRESENCE_LIST_LIMIT,
    isBusyWith: (room_id) => lane.isBusyWith(room_id),
    report: reportNews,
  });
  const lane: Lanes = new Lanes({
    database,
    deliver: (room_id, events) => hub.broadcast(room_id, events),
    dissolve: (room_id) => hub.dissolve(room_id),
    report,
    metrics,
  });

  const budget = new Budget({
    perIdentity: config.MAX_READ_MIB_PER_SECOND,
    perAddress: config.MAX_READ_MIB_PER_ADDRESS_PER_SECOND,
  });
  const errands = new Errands();
  const graceMs = config.PRESENCE_GRACE_MS;
  const processId = () => lease.process_id;
  const holdLease = () => lease.hold();
  const rooms: Rooms = new Rooms({
    budget,
    store,
    lane,
    hub,
    metrics,
    graceMs,
    processId,
    holdLease,
    report: reportNews,
  });
  const lease = new Lease({
    database,
    graceMs,
    evict: (room_id, process_id) => rooms.evict(room_id, process_id),
    onLost: () => rooms.reappear(),
    report: reportNews,
  });

  const rate = { perSecond: config.RATE_LIMIT_PER_SECOND, burst: config.RATE_LIMIT_BURST };
  const flood = new Flood({ lane, rate, report });
  const joins = new JoinLimit(rate, { perSecond: config.MAX_JOINS_PER_SECOND, burst: config.MAX_JOINS_PER_SECOND });
  const hourly = (most: number) => new Allowance(perHour(most), () => performance.now());
  const creations = {
    perIdentity: hourly(config.MAX_ROOMS_PER_HOUR),
    perAddress: hourly(config.MAX_ROOMS_PER_ADDRESS_PER_HOUR),
  };
  const newcomers = hourly(config.MAX_IDENTITIES_PER_ADDRESS_PER_HOUR);
  const isOpen = config.ROOM_CREATION === "open";
  const invites = new Invites({ database, lane, store, isOpen, creations });
  const receipts = new Receipts(database);
  const changes = new Allowance(rate, () => performance.now());
  const asking = { perSecond: QUESTIONS_PER_COMMAND * rate.perSecond, burst: QUESTIONS_PER_COMMAND * rate.burst };
  const questions = new Allowance(asking, () => performance.now());
  const services = {
    budget,
    changes,
    errands,
    flood,
    identities,
    invites,
    joins,
    lane,
    metrics,
    newcomers,
    questions,
    receipts,
    rooms,
    store,
    penalties: new Penalties(),
  };
  return { database, bus, hub, lease, services, failures };
}

async function open({ SECRET, DATABASE_URL }: Config) {
  const identities = new Identities(SECRET ?? keptSecret(secretBeside(fileOf(DATABASE_URL))));
  const database = await openDatabase(DATABASE_URL);
  await noteOlderNames(database);
  return { identities, database };
}
