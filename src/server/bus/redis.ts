import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "redis";
import type { Id } from "../../protocol";
import { REDIS_CONNECT_MS, REDIS_JOIN_MS, REDIS_NOTICES, REDIS_PING_MS, REDIS_START_MS } from "../kit/limits";
import type { Bus, Notice } from "./bus";

const LONGEST_PAUSE_MS = 500;

type Parts = {
  readonly url: string;
  readonly process_id: string;
  readonly changed: (isUp: boolean) => void;
  readonly pingMs?: number;
};

/** One channel for each room. Throws when Redis is unreachable or refuses, for as long as a start waits. */
export async function redisBus({ url, process_id, changed, pingMs = REDIS_PING_MS }: Parts): Promise<Bus> {
  let isUp = true;
  /** A ping that fails because of the end is no outage. */
  let isWatched = false;
  const look = () => {
    const isReady = speaker.isReady && listener.isReady;
    if (!isWatched || isReady === isUp) return;
    isUp = isReady;
    changed(isUp);
  };
  const options = {
    url,
    commandsQueueMaxLength: REDIS_NOTICES,
    pingInterval: pingMs,
    socket: {
      connectTimeout: REDIS_CONNECT_MS,
      reconnectStrategy: (tries: number) => Math.min(LONGEST_PAUSE_MS, 20 * 2 ** tries) * (0.5 + Math.random() / 2),
    },
  };
  const speaker = createClient({ ...options, disableOfflineQueue: true });
  const listener = createClient(options);
  let cause: unknown;
  for (const client of [speaker, listener]) {
    client.on("error", (error) => {
      cause = error;
      look();
    });
    client.on("ready", look);
  }
  // A Redis that goes away later costs a second; a wrong setting would cost it for ever.
  const tried = async () => {
    await Promise.all([speaker.connect(), listener.connect()]);
    const channel = channelOf(process_id);
    await listener.subscribe(channel, () => {});
    await speaker.publish(channel, "");
    await listener.unsubscribe(channel);
    return true;
  };
  const patience = sleep(REDIS_START_MS, false, { ref: false });
  const isThere = await Promise.race([tried(), patience]).catch((error) => {
    cause = error;
    return false;
  });
  if (!isThere) {
    for (const client of [speaker, listener]) client.destroy();
    throw cause instanceof Error ? cause : new Error("nothing answers there as a Redis does");
  }
  isWatched = true;
  look();

  let hear: (notice: Notice) => void = () => {};
  const take = (message: string) => {
    const { from, ...notice }: Notice & { from: string } = JSON.parse(message);
    if (from !== process_id) hear(notice);
  };
  const ignore = () => {};
  /** `missing` has the rooms whose subscription was not confirmed before the connection broke. */
  const wanted = new Set<Id>();
  const missing = new Set<Id>();
  const subscribe = (room_id: Id) => {
    missing.delete(room_id);
    return listener.subscribe(channelOf(room_id), take).catch(() => {
      if (wanted.has(room_id)) missing.add(room_id);
    });
  };
  listener.on("ready", () => {
    for (const room_id of [...missing]) void subscribe(room_id);
  });
  return {
    listen: (to) => {
      hear = to;
    },
    publish: (notice) => {
      speaker.publish(channelOf(notice.room_id), JSON.stringify({ from: process_id, ...notice })).catch(ignore);
    },
    join: async (room_id) => {
      wanted.add(room_id);
      const joined = subscribe(room_id);
      await Promise.race([joined, sleep(REDIS_JOIN_MS, undefined, { ref: false })]);
    },
    leave: (room_id) => {
      wanted.delete(room_id);
      missing.delete(room_id);
      listener.unsubscribe(channelOf(room_id), take).catch(ignore);
    },
    check: async () => {
      await speaker.ping();
    },
    close: async () => {
      isWatched = false;
      for (const client of [speaker, listener]) client.destroy();
    },
  };
}

function channelOf(room_id: Id): string {
  return `parley:${room_id}`;
}
