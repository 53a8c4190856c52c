import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseConfig } from "../kit/config";
import { Cluster, NO_CLUSTER, type Node } from "../testing/cluster";
import { carryOut } from "./desk";

/** Keeps when each room was removed, whose row is erased afterwards. */
const REMEMBER_REMOVALS = [
  `CREATE TABLE removals (room_id TEXT, removed_at TEXT)`,
  `CREATE FUNCTION remember() RETURNS TRIGGER LANGUAGE plpgsql AS
    'BEGIN INSERT INTO removals VALUES (NEW.id, NEW.removed_at); RETURN NEW; END'`,
  `CREATE TRIGGER remember AFTER UPDATE OF removed_at ON "Room" FOR EACH ROW EXECUTE FUNCTION remember()`,
];

/** The time from the removal of a room until two people on two processes both know. */
async function timeToEnd(cluster: Cluster, settings: Record<string, string>): Promise<number> {
  const [first, second] = cluster.nodes as [Node, Node];
  const [alice, bob] = [await first.person("Alice"), await second.person("Bob")];
  const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
  await alice.joins(room);
  await bob.joins(room, { invite: room.invites.user });
  const ends = Promise.all([alice.endsRefused(), bob.endsRefused()]).then((refused) => ({ refused, at: Date.now() }));
  await carryOut(parseConfig(settings), { do: "delete_room", room_id: room.room_id });
  const { refused, at } = await ends;
  assert.deepEqual(refused, ["not_found", "not_found"]);
  const [removal] = await cluster.database.execute(
    `SELECT removed_at FROM removals WHERE room_id = '${room.room_id}' AND removed_at IS NOT NULL`,
  );
  assert.ok(typeof removal === "object" && removal !== null && "removed_at" in removal, "it is remembered");
  return at - Date.parse(String(removal.removed_at));
}

describe("A room that the operator deletes", { skip: NO_CLUSTER }, () => {
  test("ends on every process at once, and without Redis within a second", async () => {
    await using cluster = await Cluster.start(2, { PRESENCE_GRACE_MS: "300" });
    for (const statement of REMEMBER_REMOVALS) await cluster.database.execute(statement);
    const atOnce = await timeToEnd(cluster, cluster.settings);
    assert.ok(atOnce < 300, `after ${atOnce} ms`);
    await cluster.redis.closes();
    const { REDIS_URL: _, ...alone } = cluster.settings;
    for (let round = 0; round < 3; round++) {
      const bySight = await timeToEnd(cluster, alone);
      assert.ok(bySight < 1_000, `after ${bySight} ms`);
    }
  });
});
