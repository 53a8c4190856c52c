import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "redis";
import type { Id } from "../../protocol";
import type { Bus, Notice } from "./bus";

/** How many notices may wait for a Redis that does not answer; further ones are lost, as hints may be. */
const QUEUE_LIMIT = 1_000;
const LONGEST_PAUSE_MS = 500;
/** How often it is asked whether it is there. */
const PING_MS = 10_000;
/** For how long a start waits for Redis. */
const START_MS = 3_000;
/** For how long somebody who joins waits for the notices of the room to come. */
const PATIENCE_MS = 500;

type Parts = {
  readonly url: string;
  /** The name of this process: it has heard its own notices already. */
  readonly process_id: string;
  readonly hear: (notice: Notice) => void;
  /** Is told when Redis is lost, once, and when it is back. */
  readonly changed: (isUp: boolean) => void;
  readonly pingMs?: number;
};

/** The bus over Redis (or Valkey), by publish and subscribe: a channel for each room. */
export async function redisBus({ url, process_id, hear, changed, pingMs = PING_MS }: Parts): Promise<Bus> {
  let isUp = true;
  /** Between its start and its end: a question that is open when it ends has failed, and nothing is lost. */
  let isWatched = false;
  const look = () => {
    const isReady = speaker.isReady && listener.isReady;
    if (!isWatched || isReady === isUp) return;
    isUp = isReady;
    changed(isUp);
  };
  const options = {
    url,
    commandsQueueMaxLength: QUEUE_LIMIT,
    pingInterval: pingMs,
    socket: {
      connectTimeout: 2_000,
      reconnectStrategy: (tries: number) => Math.min(LONGEST_PAUSE_MS, 20 * 2 ** tries) * (0.5 + Math.random() / 2),
    },
  };
  const speaker = createClient({ ...options, disableOfflineQueue: true });
  const listener = createClient(options);
  for (const client of [speaker, listener]) {
    client.on("error", look);
    client.on("ready", look);
  }
  // A process starts without Redis, too: it reads from the store what it is not told.
  const connected = Promise.all([speaker.connect(), listener.connect()]).catch(() => {});
  await Promise.race([connected, sleep(START_MS, undefined, { ref: false })]);
  isWatched = true;
  look();

  const take = (message: string) => {
    const { from, ...notice }: Notice & { from: string } = JSON.parse(message);
    if (from !== process_id) hear(notice);
  };
  const ignore = () => {};
  /** The rooms of which notices are wanted; those are missing of which the connection was lost before Redis had said so. */
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
    publish: (notice) => {
      speaker.publish(channelOf(notice.room_id), JSON.stringify({ from: process_id, ...notice })).catch(ignore);
    },
    join: async (room_id) => {
      wanted.add(room_id);
      const joined = subscribe(room_id);
      await Promise.race([joined, sleep(PATIENCE_MS, undefined, { ref: false })]);
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
