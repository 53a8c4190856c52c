import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Cluster, NO_CLUSTER, type Node } from "../../testing/cluster";
import type { Person } from "../../testing/person";

/** Takes only headcounts, until this one. */
async function hearsCount(person: Person, count: number): Promise<void> {
  for (;;) {
    const { payload } = (await person.receives({ message: "presence" })).data;
    if (payload.message === "presence" && payload.count === count) return;
  }
}

describe("Two processes with a large room", { skip: NO_CLUSTER }, () => {
  test("count together, and tell all who list when there are too many", async () => {
    await using cluster = await Cluster.start(2, { PRESENCE_GRACE_MS: "0", PRESENCE_LIST_LIMIT: "2" });
    const [first, second] = cluster.nodes as [Node, Node];
    const [alice, bob] = await Promise.all([first.person("Alice"), second.person("Bob")]);
    const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
    const invite = room.invites.user;
    await alice.joins(room);
    // From then on her coming is told, and no news for Bob.
    await alice.sends("Hello");
    await alice.receives({ message: "message_sent" });
    await bob.joins(room, { invite });
    await alice.receives({ message: "joined", id: bob.id });
    const carol = await second.person("Carol");
    await carol.joins(room, { invite });
    assert.equal(carol.self.participant_count, 3);
    for (const person of [alice, bob, carol]) await hearsCount(person, 3);
    const dora = await first.person("Dora");
    await dora.joins(room, { invite });
    for (const person of [alice, bob, carol, dora]) await hearsCount(person, 4);
    for (const person of [carol, dora]) person.leaves();
    for (const person of [alice, bob]) await hearsCount(person, 2);
    for (const person of [alice, bob]) await person.receivesNothing();
  });
});
