import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { Deeds } from "./admin/deeds";
import { listenForOrders } from "./admin/listening";
import type { Pulse } from "./client/heartbeat";
import { compose } from "./compose";
import { blame, type Config } from "./kit/config";
import { turn } from "./kit/event-loop";
import { SECRET_LENGTH } from "./kit/limits";
import { Readiness } from "./kit/readiness";
import { Quota } from "./limits/quota";
import { originCheck } from "./origin/origin";
import { createHttpServer, finishHttp, type Pages, type Patience } from "./port/http";
import { Operator } from "./port/operator";
import { Sockets } from "./port/sockets";
import { fileOf } from "./store/sqlite/sqlite";
import { endAllStays, forgetOldReceipts } from "./store/upkeep/housekeeping";
import { readinessOf } from "./store/upkeep/readiness";

export type Running = {
  readonly port: number;
  readonly stop: () => Promise<void>;
};

type Options = { readonly preparing?: Promise<Pages>; readonly pulse?: Pulse; readonly patience?: Patience };

/**
 * Throws a {@link ConfigError}. `preparing` has the pages, which load while the database opens; `pulse` and `patience`
 * override the times of pings and HTTP requests.
 */
export async function start(config: Config, log: Logger, options: Options = {}): Promise<Running> {
  const { preparing, pulse, patience } = options;
  if (config.SECRET !== undefined && config.SECRET.length < SECRET_LENGTH)
    log.warn(`SECRET has fewer than ${SECRET_LENGTH} characters: it can be guessed`);
  const [backend, pages] = await Promise.all([compose(config, log), preparing]);
  const { database, erasing, bus, hub, lease, services } = backend;
  const { lane, metrics, rooms } = services;
  const { report, reportNews, onFailure } = backend.failures;
  const publicUrl = config.PUBLIC_URL;
  const sockets = new Sockets({
    services,
    publicUrl,
    identities: new Quota(config.MAX_CONNECTIONS_PER_IDENTITY),
    onFailure,
    pulse,
  });
  const readiness = new Readiness([...readinessOf(database), { name: "bus", check: () => bus.check() }]);
  const http = createHttpServer({
    services,
    sockets,
    publicUrl,
    isOwnOrigin: originCheck({ publicUrl, others: config.ALLOWED_ORIGINS }),
    addresses: new Quota(config.MAX_CONNECTIONS_PER_ADDRESS),
    trustedProxies: config.TRUSTED_PROXIES,
    pages,
    operator: new Operator({
      readiness,
      metrics,
      metricsToken: config.METRICS_TOKEN,
      isPublic: publicUrl !== undefined,
    }),
    onFailure,
    patience,
  });

  metrics.watch("connections", () => sockets.count);
  metrics.watch("rooms", () => hub.rooms);
  metrics.watch("participants", () => rooms.stays.count);
  metrics.watch("unread_bytes", () => sockets.unreadBytes);
  metrics.watch("waiting", () => lane.waiting);

  await endAllStays(database)
    .then(() => lease.take(rooms.stays))
    .catch(blame("DATABASE_URL"));
  const comparing = database.isShared ? setInterval(() => void hub.compare().catch(reportNews), COMPARE_MS) : undefined;
  void erasing.eraseRest().catch(report);
  // A process that was killed may have left something behind.
  erasing.overwritten();
  const housekeeping = setInterval(() => {
    void forgetOldReceipts(database).catch(report);
    void erasing.eraseRest().catch(report);
  }, SWEEP_MS);
  housekeeping.unref();

  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen({ port: config.PORT, host: config.HOST }, resolve);
  }).catch(blame("HOST and PORT"));
  const { port } = http.address() as AddressInfo;
  const isPublic = publicUrl !== undefined;
  const deeds = new Deeds({
    database,
    lane,
    isPublic,
    origin: publicUrl ?? `http://localhost:${port}`,
    isServed: true,
    erasing,
  });
  const file = database.isShared ? undefined : fileOf(config.DATABASE_URL);
  const endListening = file === undefined ? undefined : await listenForOrders(file, deeds, log);
  return {
    port,
    stop: async () => {
      readiness.stop();
      endListening?.();
      const erased = erasing.stop();
      clearInterval(housekeeping);
      clearInterval(comparing);
      const finished = finishHttp(http);
      sockets.deafen();
      lane.stop();
      // The last requests reach the lane, and their answers reach the connections, before these are closed.
      await turn();
      await lane.idle();
      await turn();
      rooms.stays.stop();
      await Promise.all([sockets.close(), finished]);
      await lane.idle();
      await lease.release();
      await bus.close();
      await services.search.close();
      await erased;
      backend.failures.stop();
      await database.close();
    },
  };
}

const COMPARE_MS = 500;
const SWEEP_MS = 60 * 60 * 1000;
