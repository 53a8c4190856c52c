import assert from "node:assert/strict";
import { test } from "node:test";
import { Cluster, NO_CLUSTER, type Node } from "../../testing/cluster";

test("Of two processes that are asked at once exactly one message gets through", { skip: NO_CLUSTER }, async () => {
  await using cluster = await Cluster.start(2);
  const [first, second] = cluster.nodes as [Node, Node];
  const [alice, bob] = await Promise.all([first.person("Alice"), first.person("Bob")]);
  const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
  await alice.joins(room);
  await bob.joins(room, { invite: room.invites.user });
  const there = bob.elsewhere("Bob, there", second);
  await there.joins(room, { display_name: "Bob" });
  await alice.does("rules", { action: "set_rules", slow_mode_seconds: 60 });
  const sends = [bob, there, bob, there].map((it) =>
    it.sends("Hello").then(
      () => "sent",
      (error) => error.data.reason,
    ),
  );
  assert.deepEqual((await Promise.all(sends)).sort(), ["sent", "slow_mode", "slow_mode", "slow_mode"]);
});
