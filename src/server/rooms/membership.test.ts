import assert from "node:assert/strict";
import { test } from "node:test";
import type { OpenRoom } from "../store/commit/open-room";
import { noon, openLanes } from "../testing/store/lanes";
import { join, leave, tellArrival } from "./membership";

const [room_id, bob, process_id] = ["room", "bob", "process"] as const;

test("somebody who is announced, leaves and comes back in one commit is announced again", async () => {
  await using scene = await openLanes();
  const { database, lanes, told } = scene;
  const returns = {
    identity: bob,
    entry: () => assert.fail(),
    resumes: true,
    new_id: "",
    process_id,
    graceMs: 0,
    rename: () => {},
  };
  const arrives = (room: OpenRoom) => join(room, returns);
  await scene.hasRoom(room_id, bob);
  await scene.hasParticipant(room_id, bob, { display_name: "Bob", left_at: noon });
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
});
