import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Id, Receipt, StoredMessage } from "../../../protocol";
import { histories, unread } from "../../../room/chat/conversation";
import { Cluster, NO_CLUSTER, type Node } from "../../testing/cluster";
import { everyone, type Person } from "../../testing/person";

/** The clock offsets of the processes, in milliseconds. */
const OFF = [-1_000, 0, 1_000];
const ROUNDS = 20;
const BURST = 3;

type Room = { readonly room_id: Id };

function timeOf(receipt: Receipt): string {
  assert.ok("timestamp" in receipt);
  return receipt.timestamp;
}

function assertIncreasing(times: readonly string[]): void {
  assert.deepEqual(times, [...new Set(times)].sort());
}

/** The clock offset of a person's process, in milliseconds. */
async function offOf(person: Person): Promise<number> {
  const own = await person.client.rooms.create.mutate({ title: "What time is it?" });
  await person.joins(own);
  const off = Date.parse(timeOf(await person.sends("Now"))) - Date.now();
  person.leaves();
  return off;
}

/** A fresh join's messages to everyone, through a process. */
async function shownAt(node: Node, person: Person, room: Room) {
  const again = person.elsewhere(person.name, node);
  await again.joins(room);
  const { id, module_data } = again.self;
  await again.close();
  const [global] = histories(module_data.chat);
  assert.ok(global);
  const unreadAfter = (at: number) => global.messages.slice(at + 1).filter(({ source }) => source !== id).length;
  return { messages: global.messages, unread: unread(global, id), unreadAfter };
}

/** Sets a person's read marker through a process. */
async function readsAt(node: Node, person: Person, { room, read }: { room: Room; read: StoredMessage }) {
  const again = person.elsewhere(person.name, node);
  await again.joins(room);
  const { timestamp } = read;
  await again.does("chat", { action: "set_last_seen_timestamp", ...everyone, timestamp });
  await again.close();
}

describe("With clocks that differ by a second on three processes", { skip: NO_CLUSTER }, () => {
  test("a room's times follow its sequence, and a marker set through one divides exactly for all", async () => {
    await using cluster = await Cluster.start(OFF.length);
    const { nodes } = cluster;
    await Promise.all(nodes.map((node, at) => node.shiftClock(OFF[at] ?? 0)));
    const people = await Promise.all(nodes.map((node, at) => node.person(`Person ${at}`)));
    for (const [at, person] of people.entries()) {
      const off = await offOf(person);
      assert.ok(Math.abs(off - (OFF[at] ?? 0)) < 500, `${off} ms`);
    }
    const [alice, bob, carol] = people;
    assert.ok(alice && bob && carol);
    const room = await bob.client.rooms.create.mutate({ title: "Weekly" });
    await bob.joins(room);
    for (const person of [alice, carol]) await person.joins(room, { invite: room.invites.user });

    const said: string[] = [];
    for (let round = 0; round < ROUNDS; round++)
      for (const person of people) said.push(timeOf(await person.sends(`${round}, in turn`)));
    assertIncreasing(said);
    const burst = people.flatMap((it) => Array.from({ length: BURST }, (_, at) => it.sends(`${at}, all at once`)));
    const receipts = await Promise.all(burst);
    for (const node of nodes) {
      const { messages } = await shownAt(node, alice, room);
      const times = messages.map(({ timestamp }) => timestamp);
      assertIncreasing(times);
      assert.deepEqual(times.slice(0, said.length), said, "in the order in which they were said");
      assert.deepEqual(times.slice(said.length), receipts.map(timeOf).sort());
    }

    const [first] = nodes as [Node, Node, Node];
    const reader = await first.person("Dora");
    await reader.joins(room, { invite: room.invites.user });
    const { messages } = await shownAt(first, reader, room);
    const divides = async (person: Person, node: Node, position: number) => {
      const read = messages[position];
      assert.ok(read);
      await readsAt(node, person, { room, read });
      const all = await Promise.all(nodes.map((other) => shownAt(other, person, room)));
      for (const shown of all)
        assert.equal(shown.unread, shown.unreadAfter(position), `${person.name}, after ${position}`);
    };
    for (const [at, node] of nodes.entries())
      await Promise.all([divides(reader, node, 7 + at), divides(alice, node, messages.length - 2 - at)]);
  });
});
