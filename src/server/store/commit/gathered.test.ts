import assert from "node:assert/strict";
import { test } from "node:test";
import type { Happening } from "../../../room/base/room";
import { openLanes } from "../../testing/store/lanes";

const [id, bob, carol] = ["message", "bob", "carol"] as const;

/** A participant's first reaction, after which so many have chosen it. */
function reacted(by: string, count: number): Happening[] {
  const place = { id, source: bob, scope: "global" } as const;
  return [
    { namespace: "messages", payload: { message: "own_reactions", id, reactions: ["👍"] }, to: by, by },
    {
      namespace: "messages",
      payload: { message: "reactions_changed", ...place, reactions: [{ reaction: "👍", count }] },
    },
  ];
}

test("the counts of a commit come after all own reactions that led to them", async () => {
  await using scene = await openLanes();
  const { database, lanes, told } = scene;
  await scene.hasRoom("room", bob);
  for (const who of [bob, carol]) await scene.hasParticipant("room", who);
  await lanes.do({
    room_id: "room",
    run: (room) => {
      const sent = { message: "message_sent", id, source: bob, scope: "global", content: "Pizza?" } as const;
      const switched = { message: "chat_disabled", issued_by: bob } as const;
      room.emit([{ namespace: "chat", payload: sent, by: bob }, ...reacted(bob, 1)]);
      room.emit([{ namespace: "chat", payload: switched }]);
      room.emit(reacted(carol, 2));
    },
  });
  assert.deepEqual(
    told.map(({ payload, to, number, passing }) => [payload.message, to, number ?? passing]),
    [
      ["message_sent", undefined, 1],
      ["own_reactions", bob, 1],
      ["chat_disabled", undefined, 2],
      ["own_reactions", carol, 2],
      ["reactions_changed", undefined, 3],
    ],
  );
  const counts = told.at(-1)?.payload;
  assert.deepEqual(counts && "reactions" in counts && counts.reactions, [{ reaction: "👍", count: 2 }]);
  const { passing } = await database.read.room.findUniqueOrThrow({ where: { id: "room" } });
  assert.equal(passing, 3);
});
