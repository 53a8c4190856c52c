import assert from "node:assert/strict";
import { test } from "node:test";
import type { Happening, RoomEvent } from "../../../room/base/room";
import { Metrics } from "../../kit/metrics";
import { TestDatabase } from "../../testing/test-database";
import { openDatabase } from "../connect";
import { Erasing } from "../upkeep/erasing";
import { Lanes } from "./lanes";

const noon = "2026-01-13T12:00:00.000000Z";
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
  await using file = await TestDatabase.make();
  const database = await openDatabase(file.url);
  const report = (fault: unknown) => assert.fail(String(fault));
  const lanes = new Lanes({ database, metrics: new Metrics(), report, erasures: new Erasing(database, report) });
  const told: RoomEvent[] = [];
  lanes.deliverTo({ broadcast: (_, events) => told.push(...events), dissolve: () => {} });
  try {
    const { write } = database;
    await write.room.create({ data: { id: "room", title: "Weekly", owner: bob, created_at: noon, clock: noon } });
    const people = { room_id: "room", role: "user", is_room_owner: false, groups: "[]", joined_at: noon };
    for (const who of [bob, carol])
      await write.participant.create({ data: { id: who, identity: who, display_name: who, ...people } });
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
  } finally {
    await database.close();
  }
});
