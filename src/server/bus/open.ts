import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Bus } from "./bus";
import { localBus } from "./local";

/** A lost Redis is only logged, because the store has all events. */
export async function openBus(url: string | undefined, log: Logger): Promise<Bus> {
  if (url === undefined) return localBus();
  // A lazy import keeps the start on one machine fast.
  const { redisBus } = await import("./redis");
  const changed = (isUp: boolean) => log.warn(isUp ? "Redis is back" : "Redis does not answer");
  return redisBus({ url, process_id: randomUUID(), changed });
}
