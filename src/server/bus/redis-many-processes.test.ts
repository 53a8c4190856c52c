import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { REDIS_NOTICES } from "../kit/limits";
import { RedisProxy } from "../testing/network/redis-proxy";
import { REDIS } from "../testing/test-database";
import type { Notice } from "./bus";
import { redisBus } from "./redis";

const url = REDIS ?? "";
const skip = REDIS === undefined && "PARLEY_TEST_REDIS_URL names no Redis";

test("A room that was joined while the connection was lost is heard of once it is back", { skip }, async () => {
  await using proxy = await RedisProxy.to(url);
  const heard = new Set<string>();
  const ignore = () => {};
  const bus = await redisBus({
    url: proxy.url,
    process_id: "one",
    changed: ignore,
  });
  bus.listen(({ room_id }) => void heard.add(room_id));
  const other = await redisBus({ url, process_id: "two", changed: ignore });
  try {
    const rooms = Array.from({ length: 5 }, () => randomUUID() as string);
    proxy.pauses();
    for (const room_id of rooms) void bus.join(room_id);
    await sleep(50);
    await proxy.closes();
    proxy.goesOn();
    await proxy.opens();
    for (let tries = 0; heard.size < rooms.length && tries < 100; tries++) {
      for (const room_id of rooms) other.publish({ room_id, events: [] });
      await sleep(50);
    }
    assert.deepEqual([...heard].sort(), rooms.sort());
  } finally {
    await Promise.all([bus.close(), other.close()]);
  }
});

test("A process that ends during a ping of Redis reports no outage", { skip }, async () => {
  await using proxy = await RedisProxy.to(url);
  const changes: boolean[] = [];
  const changed = (isUp: boolean) => void changes.push(isUp);
  const bus = await redisBus({ url: proxy.url, process_id: "one", changed, pingMs: 20 });
  proxy.pauses();
  await sleep(100);
  await bus.close();
  await sleep(50);
  assert.deepEqual(changes, []);
});

test("Notices for a Redis that does not answer wait up to a number, and those after them are lost", {
  skip,
}, async () => {
  await using proxy = await RedisProxy.to(url);
  const heard: unknown[] = [];
  const ignore = () => {};
  const bus = await redisBus({ url: proxy.url, process_id: "one", changed: ignore });
  const hear = ({ events }: Notice) => void heard.push(events);
  const other = await redisBus({ url, process_id: "two", changed: ignore });
  other.listen(hear);
  const room_id = randomUUID();
  const publish = () => bus.publish({ room_id, events: [] });
  try {
    await other.join(room_id);
    proxy.pauses();
    for (let count = 0; count < 2 * REDIS_NOTICES; count++) publish();
    proxy.goesOn();
    const answers = () =>
      bus.check().then(
        () => true,
        () => false,
      );
    while (!(await answers())) await sleep(20);
    await sleep(100);
    assert.ok(heard.length > REDIS_NOTICES / 2 && heard.length <= REDIS_NOTICES, `${heard.length} were heard`);
    publish();
    for (let tries = 0, before = heard.length; heard.length === before && tries < 100; tries++) await sleep(20);
    assert.ok(heard.length <= REDIS_NOTICES + 1);
  } finally {
    await Promise.all([bus.close(), other.close()]);
  }
});
