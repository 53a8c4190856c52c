import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Cluster, NO_CLUSTER, type Node } from "../../testing/cluster";
import { everyone, type Person, toPerson } from "../../testing/person";

/** In this time a process has what others committed, also without Redis. */
const CONVERGED_MS = 2_000;

const types = (person: Person, to: object = everyone) => person.does("messages", { action: "typing", ...to });

describe("Two processes", { skip: NO_CLUSTER }, () => {
  test("tell each other who is typing, once and only to those whom it is for", async () => {
    await using cluster = await Cluster.start(2);
    const [first, second] = cluster.nodes as [Node, Node];
    const [alice, bob, carol] = await Promise.all([
      first.person("Alice"),
      second.person("Bob"),
      second.person("Carol"),
    ]);
    const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
    await alice.joins(room);
    await bob.joins(room, { invite: room.invites.user });
    await carol.joins(room, { invite: room.invites.user });
    await alice.sends("Hello");
    for (const person of [alice, bob, carol])
      while ((await person.receives({})).data.payload.message !== "message_sent");

    await types(alice);
    for (const person of [bob, carol]) await person.receives({ message: "typing", scope: "global", source: alice.id });
    await types(bob, toPerson(alice));
    await alice.receives({ message: "typing", scope: "private", target: alice.id, source: bob.id });
    for (const person of [alice, bob, carol]) await person.receivesNothing(1_200);
  });

  test("lose it with a notice, and nothing else", async () => {
    await using cluster = await Cluster.start(2);
    const [first, second] = cluster.nodes as [Node, Node];
    const [alice, bob] = await Promise.all([first.person("Alice"), second.person("Bob")]);
    const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
    await alice.joins(room);
    await bob.joins(room, { invite: room.invites.user });
    await alice.receives({ message: "joined" });
    cluster.redis.loses(1);
    assert.ok("timestamp" in (await types(alice)));
    await alice.sends("Hello");
    await bob.receives({ message: "message_sent", content: "Hello" });
    assert.ok(cluster.redis.lost > 0);
    cluster.redis.loses(0);
    await bob.receivesNothing(CONVERGED_MS);
  });
});
