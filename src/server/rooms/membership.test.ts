import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoomEvent } from "../../room/base/room";
import { Metrics } from "../kit/metrics";
import { Lanes } from "../store/commit/lanes";
import type { OpenRoom } from "../store/commit/open-room";
import { openDatabase } from "../store/connect";
import { Erasing } from "../store/upkeep/erasing";
import { TestDatabase } from "../testing/test-database";
import { join, leave, tellArrival } from "./membership";

const noon = "2026-01-13T12:00:00.000000Z";
const [room_id, bob, process_id] = ["room", "bob", "process"] as const;

test("somebody who is announced, leaves and comes back in one commit is announced again", async () => {
  await using file = await TestDatabase.make();
  const database = await openDatabase(file.url);
  const report = (fault: unknown) => assert.fail(String(fault));
  const lanes = new Lanes({ database, metrics: new Metrics(), report, erasures: new Erasing(database, report) });
  const told: RoomEvent[] = [];
  lanes.deliverTo({ broadcast: (_, events) => told.push(...events), dissolve: () => {} });
  const returns = {
    identity: bob,
    entry: () => assert.fail(),
    resumes: true,
    new_id: "",
    process_id,
    rename: () => {},
  };
  const arrives = (room: OpenRoom) => join(room, returns);
  try {
    const data = { room_id, role: "user", is_room_owner: false, groups: "[]", joined_at: noon, left_at: noon };
    await database.write.room.create({
      data: { id: room_id, title: "Weekly", owner: bob, created_at: noon, clock: noon },
    });
    await database.write.participant.create({ data: { id: bob, identity: bob, display_name: "Bob", ...data } });
    await database.write.lease.create({ data: { process_id, expires_at: noon } });
    await lanes.do({ room_id, run: arrives });
    await lanes.do({
      room_id,
      members: [bob],
      run: async (room) => {
        tellArrival(room, bob);
        await leave(room, [bob], { process_id, reason: "timeout" });
        assert.ok((await arrives(room)).isNewcomer);
      },
    });
    assert.deepEqual(
      told.splice(0).map(({ payload }) => payload.message),
      ["joined", "left"],
    );
    await lanes.do({ room_id, members: [bob], run: (room) => tellArrival(room, bob) });
    assert.deepEqual(
      told.splice(0).map(({ payload }) => payload.message),
      ["joined"],
    );
    await lanes.do({ room_id, members: [bob], run: (room) => tellArrival(room, bob) });
    assert.deepEqual(told, [], "once");
  } finally {
    await database.close();
  }
});
