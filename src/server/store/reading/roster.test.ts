import assert from "node:assert/strict";
import { test } from "node:test";
import { matcherOf } from "../../../protocol";
import { FOREIGN_NAMES } from "../../../protocol/testing/foreign-names";
import { TestDatabase } from "../../testing/test-database";
import { openDatabase } from "../connect";
import { rosterPage, standing } from "./roster";

const noon = "2026-01-13T12:00:00.000000Z";

test("the database finds the names that the page finds", async () => {
  await using file = await TestDatabase.make();
  const database = await openDatabase(file.url);
  try {
    const { write } = database;
    await write.room.create({ data: { id: "room", title: "Weekly", owner: "alice", created_at: noon, clock: noon } });
    const control = { role: "user", is_room_owner: false, joined_at: noon, groups: "[]" } as const;
    const names = FOREIGN_NAMES.map(([, name]) => name);
    await write.participant.createMany({
      data: names.map((display_name) => {
        const own = { ...control, display_name };
        return { id: display_name, room_id: "room", identity: display_name, ...own, ...standing(own) };
      }),
    });
    for (const [typed, name] of FOREIGN_NAMES)
      for (const query of [typed, name, name.toUpperCase(), typed.slice(1)]) {
        const { participants } = await rosterPage(database, { room_id: "room", query, limit: 100 });
        const found = participants.map(({ id }) => id);
        assert.ok(found.includes(name), query);
        assert.deepEqual(found.sort(), names.filter(matcherOf(query)).sort(), query);
      }
  } finally {
    await database.close();
  }
});
