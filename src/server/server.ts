import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { Allowance } from "./allowance";
import type { Notice } from "./bus/bus";
import { openBus } from "./bus/open";
import { type Config, ConfigError, SECRET_LENGTH } from "./config";
import { noteFailures } from "./failures";
import { Flood } from "./flood";
import { createHttpServer, finishHttp, type Pages } from "./http";
import { Hub } from "./hub";
import { Identities, keptSecret, secretBeside } from "./identity";
import { Invites } from "./invites";
import { Joins } from "./joins";
import { Lease } from "./lease";
import { faultOf } from "./log";
import { Metrics } from "./metrics";
import { Operator } from "./operator";
import { originCheck } from "./origin";
import { Readiness } from "./readiness";
import { Rooms } from "./rooms";
import { type Pulse, Sockets } from "./sockets";
import { openDatabase } from "./store/connect";
import { endAllStays, forgetOldReceipts } from "./store/housekeeping";
import { Lanes } from "./store/lanes";
import { DatabaseGone } from "./store/outage";
import { readinessOf } from "./store/readiness";
import { Receipts } from "./store/receipts";
import { fileOf } from "./store/sqlite";
import { Store } from "./store/store";
import { turn } from "./store/turns";
import { Tally } from "./tally";

export type Running = {
  /** The port that it listens on. */
  readonly port: number;
  /** Lets nothing new begin, finishes and answers what is under way, closes all connections. */
  readonly stop: () => Promise<void>;
};

type Options = { readonly preparing?: Promise<Pages>; readonly pulse?: Pulse };

/**
 * Puts the server together, and starts it: settings → store → rooms → listening. Throws a {@link ConfigError}.
 * @param options.preparing the pages, which get ready while the database is opened
 * @param options.pulse how connections are asked whether they live, where it is not as usual
 */
export async function start(config: Config, log: Logger, { preparing, pulse }: Options = {}): Promise<Running> {
  if (config.SECRET !== undefined && config.SECRET.length < SECRET_LENGTH)
    log.warn(`SECRET has fewer than ${SECRET_LENGTH} characters: it can be guessed`);
  const opening = open(config).catch(blame("DATABASE_URL"));
  const [{ identities, database }, pages] = await Promise.all([opening, preparing]);
  const metrics = new Metrics();
  const report = (fault: unknown) => {
    metrics.faulted();
    log.error({ fault: faultOf(fault) }, "something failed");
  };
  // The lane says when an outage of the database begins. Whoever reads meets it too, again and again.
  const outages = new Allowance(OUTAGE_NOTICES, () => performance.now());
  const isNews = (fault: unknown) =>
    !(fault instanceof DatabaseGone) && (!database.isOutage(fault) || outages.take("database") === 0);
  const reportNews = (fault: unknown) => {
    if (isNews(fault)) report(fault);
  };
  const graceMs = config.PRESENCE_GRACE_MS;
  const store = new Store(database, config);
  if (config.REDIS_URL !== undefined && !database.isShared)
    throw new ConfigError("REDIS_URL is for many processes, which need a DATABASE_URL of PostgreSQL");
  const hear = ({ room_id, events }: Notice) => hub.deliver(room_id, events);
  const bus = await openBus(config.REDIS_URL, { log, hear }).catch(blame("REDIS_URL"));
  const hub: Hub = new Hub({ store, bus, metrics, listLimit: config.PRESENCE_LIST_LIMIT, report: reportNews });
  const lane = new Lanes({ database, deliver: (room_id, events) => hub.announce(room_id, events), report, metrics });
  const rooms: Rooms = new Rooms({
    store,
    lane,
    hub,
    metrics,
    graceMs,
    processId: () => lease.process_id,
    report: reportNews,
  });
  const lease = new Lease({
    database,
    graceMs,
    evict: (room_id, process_id) => rooms.evict(room_id, process_id),
    onLost: () => rooms.reappear(),
    report: reportNews,
  });
  const isOpen = config.ROOM_CREATION === "open";
  const creations = new Allowance(hourly(config.MAX_ROOMS_PER_HOUR), () => performance.now());
  const invites = new Invites({ database, lane, store, isOpen, creations });
  const rate = { perSecond: config.RATE_LIMIT_PER_SECOND, burst: config.RATE_LIMIT_BURST };
  const joins = new Joins(rate, secondly(config.MAX_JOINS_PER_SECOND));
  const flood = new Flood({ lane, rate, report });
  const receipts = new Receipts(database);
  const services = { flood, identities, invites, joins, lane, metrics, receipts, rooms, store };
  const publicUrl = config.PUBLIC_URL;
  const onFailure = noteFailures(log, metrics, isNews);
  const sockets = new Sockets({
    services,
    publicUrl,
    identities: new Tally(config.MAX_CONNECTIONS_PER_IDENTITY),
    onFailure,
    pulse,
  });
  const readiness = new Readiness([...readinessOf(database), { name: "bus", check: () => bus.check() }]);
  const isOwnOrigin = originCheck({ publicUrl, others: config.ALLOWED_ORIGINS });
  const http = createHttpServer({
    services,
    sockets,
    publicUrl,
    isOwnOrigin,
    addresses: new Tally(config.MAX_CONNECTIONS_PER_ADDRESS),
    trustedProxies: config.TRUSTED_PROXIES,
    pages,
    operator: new Operator({ readiness, metrics, metricsToken: config.METRICS_TOKEN }),
    onFailure,
  });

  metrics.watch("connections", () => sockets.count);
  metrics.watch("rooms", () => hub.rooms);
  metrics.watch("participants", () => rooms.participants);
  metrics.watch("waiting", () => lane.waiting);
  if (config.METRICS_TOKEN !== undefined) metrics.watchProcess();

  await endAllStays(database);
  await lease.take();
  const comparing = database.isShared ? setInterval(() => void hub.compare().catch(reportNews), COMPARE_MS) : undefined;
  const housekeeping = setInterval(() => void forgetOldReceipts(database).catch(report), RECEIPT_SWEEP_MS);
  housekeeping.unref();

  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen({ port: config.PORT, host: config.HOST }, resolve);
  }).catch(blame("HOST and PORT"));
  return {
    port: (http.address() as AddressInfo).port,
    stop: async () => {
      readiness.stop();
      clearInterval(housekeeping);
      clearInterval(comparing);
      const finished = finishHttp(http);
      sockets.deafen();
      // What was heard last comes to the lane, and what it is answered to its connection, before these are closed.
      await turn();
      await lane.idle();
      await turn();
      rooms.stop();
      await Promise.all([sockets.close(), finished]);
      await lane.idle();
      await lease.release();
      await bus.close();
      await database.close();
    },
  };
}

async function open({ SECRET, DATABASE_URL }: Config) {
  const identities = new Identities(SECRET ?? keptSecret(secretBeside(fileOf(DATABASE_URL))));
  return { identities, database: await openDatabase(DATABASE_URL) };
}

function secondly(count: number) {
  return { perSecond: count, burst: count };
}

function hourly(count: number) {
  return { perSecond: count / 3600, burst: count };
}

/** Says which setting it is that cannot be used, in one line. */
function blame(setting: string) {
  return (cause: Error): never => {
    throw new ConfigError(`${setting} cannot be used: ${cause.message.trim().split("\n")[0]}`, { cause });
  };
}

/** How often an outage is logged that is met in reading: once in ten minutes. */
const OUTAGE_NOTICES = { perSecond: 1 / 600, burst: 1 };
/** How often what was delivered is compared with what is stored, where others store it too. */
const COMPARE_MS = 1_000;
const RECEIPT_SWEEP_MS = 60 * 60 * 1000;
