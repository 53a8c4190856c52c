import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { RedisLine } from "../testing/redis-line";
import { REDIS } from "../testing/test-database";
import { redisBus } from "./redis";

const url = REDIS ?? "";
const skip = REDIS === undefined && "PARLEY_TEST_REDIS_URL names no Redis";

test("A room that was joined while the connection was lost is heard of once it is back", { skip }, async () => {
  await using line = await RedisLine.to(url);
  const heard = new Set<string>();
  const ignore = () => {};
  const bus = await redisBus({
    url: line.url,
    process_id: "one",
    hear: ({ room_id }) => void heard.add(room_id),
    changed: ignore,
  });
  const other = await redisBus({ url, process_id: "two", hear: ignore, changed: ignore });
  try {
    const rooms = Array.from({ length: 5 }, () => randomUUID() as string);
    line.pauses();
    for (const room_id of rooms) void bus.join(room_id);
    await sleep(50);
    await line.breaks();
    line.goesOn();
    await line.mends();
    for (let tries = 0; heard.size < rooms.length && tries < 100; tries++) {
      for (const room_id of rooms) other.publish({ room_id, events: [] });
      await sleep(50);
    }
    assert.deepEqual([...heard].sort(), rooms.sort());
  } finally {
    await Promise.all([bus.close(), other.close()]);
  }
});

test("Who ends while Redis is being asked whether it is there has not lost it", { skip }, async () => {
  await using line = await RedisLine.to(url);
  const changes: boolean[] = [];
  const changed = (isUp: boolean) => void changes.push(isUp);
  const bus = await redisBus({ url: line.url, process_id: "one", hear: () => {}, changed, pingMs: 20 });
  line.pauses();
  await sleep(100);
  await bus.close();
  await sleep(50);
  assert.deepEqual(changes, []);
});
