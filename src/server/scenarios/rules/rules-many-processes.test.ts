import assert from "node:assert/strict";
import { test } from "node:test";
import { edit, react } from "../../testing/afterthoughts";
import { Cluster, NO_CLUSTER, type Node } from "../../testing/cluster";
import { idOf } from "../../testing/person";

/** In this time a process has what others committed, also without Redis. */
const CONVERGED_MS = 2_000;

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

test("A newcomer hears nothing of what happens to older messages on another process", {
  skip: NO_CLUSTER,
}, async () => {
  await using cluster = await Cluster.start(2);
  const [first, second] = cluster.nodes as [Node, Node];
  const [alice, carol] = await Promise.all([first.person("Alice"), second.person("Carol")]);
  const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
  await alice.joins(room);
  const secret = idOf(await alice.sends("secret"));
  await alice.does("rules", { action: "set_rules", history_for_new: "none" });
  await carol.joins(room, { invite: room.invites.user });
  const seen = idOf(await alice.sends("Hello"));
  await carol.receives({ message: "message_sent", id: seen });
  for (const id of [secret, seen]) {
    await alice.does("messages", edit(id, "Hello again"));
    await alice.does("messages", react(id));
  }
  await carol.receives({ message: "message_edited", id: seen });
  await carol.receives({ message: "reactions_changed", id: seen });
  await carol.receivesNothing(CONVERGED_MS);
});
