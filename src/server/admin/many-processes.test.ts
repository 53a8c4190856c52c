import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseConfig } from "../kit/config";
import { Cluster, NO_CLUSTER, type Node } from "../testing/cluster";
import { carryOut } from "./desk";

/** The time until two people on two processes both know that their room is removed. */
async function timeToEnd(cluster: Cluster, settings: Record<string, string>): Promise<number> {
  const [first, second] = cluster.nodes as [Node, Node];
  const [alice, bob] = [await first.person("Alice"), await second.person("Bob")];
  const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
  await alice.joins(room);
  await bob.joins(room, { invite: room.invites.user });
  const ends = Promise.all([alice.endsRefused(), bob.endsRefused()]);
  await carryOut(parseConfig(settings), { do: "delete_room", room_id: room.room_id });
  const start = performance.now();
  assert.deepEqual(await ends, ["not_found", "not_found"]);
  return performance.now() - start;
}

describe("A room that the operator deletes", { skip: NO_CLUSTER }, () => {
  test("ends on every process at once, and without Redis within about a second", async () => {
    await using cluster = await Cluster.start(2, { PRESENCE_GRACE_MS: "300" });
    const atOnce = await timeToEnd(cluster, cluster.settings);
    assert.ok(atOnce < 300, `after ${atOnce} ms`);
    await cluster.redis.closes();
    const { REDIS_URL: _, ...alone } = cluster.settings;
    const bySight = await timeToEnd(cluster, alone);
    assert.ok(bySight < 2_000, `after ${bySight} ms`);
  });
});
