import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Bus } from "./bus";
import { localBus } from "./local";

/** The bus to the other processes, if there are any; a Redis that is lost is logged, and no more: the store knows all. */
export async function openBus(url: string | undefined, log: Logger): Promise<Bus> {
  if (url === undefined) return localBus();
  // Loaded only where it is used: the start on one machine stays as quick as it is.
  const { redisBus } = await import("./redis");
  const changed = (isUp: boolean) => log.warn(isUp ? "Redis is back" : "Redis does not answer");
  return redisBus({ url, process_id: randomUUID(), changed });
}
