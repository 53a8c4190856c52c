import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ROOM_INVITATIONS } from "../../kit/limits";
import { type Person, refusalOf } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const noon = "2026-01-13T12:00:00.000000Z";

/** Alice's room with a full list of invitations; Bob came by the oldest. */
async function fullRoom() {
  const { room, alice } = await server.meeting();
  const { room_id } = room;
  const oldest = await alice.invites({ role: "guest", label: "The oldest" });
  const bob = await server.person("Bob");
  await bob.joins(room, { invite: oldest });
  await server.database.execute(`UPDATE "Invite" SET created_at = '${noon}' WHERE code = '${oldest}'`);
  await server.database.execute(`
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${ROOM_INVITATIONS - 3})
    INSERT INTO "Invite" (code, room_id, role, groups, created_at)
    SELECT '${room_id} ' || (1000 + n), '${room_id}', 'guest', '[]', '2026-01-13T13:00:00.' || (100000 + n) || 'Z'
    FROM numbers`);
  const codes = (await listOf(alice)).map(({ code }) => code);
  assert.equal(codes.length, ROOM_INVITATIONS);
  assert.equal(codes[0], oldest);
  const revoke = (code = "") => alice.client.invites.revoke.mutate({ room_id, code });
  return { room, alice, bob, codes, oldest, revoke };
}

const listOf = (person: Person) => person.client.invites.list.query({ room_id: person.self.room_info.id });

test("An invitation above the room's limit is refused, as long as all of them can be used", async () => {
  const { room, alice, codes } = await fullRoom();
  const refusal = await refusalOf(alice.client.invites.create.mutate({ room_id: room.room_id, role: "guest" }));
  assert.deepEqual(refusal, { code: "BAD_REQUEST", reason: "too_many_invites" });
  assert.deepEqual(
    (await listOf(alice)).map(({ code }) => code),
    codes,
  );
  const other = await server.meeting();
  await other.alice.invites({ role: "guest" });
});

test("It takes the place of the oldest that is revoked, expired or used up", async () => {
  const { alice, codes, revoke } = await fullRoom();
  const execute = (change: string, code = "") =>
    server.database.execute(`UPDATE "Invite" SET ${change} WHERE code = '${code}'`);
  await execute("max_uses = 1, uses = 1", codes[9]);
  await execute(`expires_at = '${noon}'`, codes[6]);
  await execute("max_uses = 2, uses = 1, expires_at = '9999-12-31T23:59:59.999999Z'", codes[1]);
  await revoke(codes[3]);
  let left = codes;
  for (const over of [3, 6, 9]) {
    const made = await alice.invites({ role: "guest" });
    left = [...left.filter((code) => code !== codes[over]), made];
    assert.deepEqual(
      (await listOf(alice)).map(({ code }) => code),
      left,
    );
  }
  await assert.rejects(alice.invites({ role: "guest" }), /too_many_invites/);
});

test("An invitation that has left the list stays over, stays ignored from those whom it let in, and stays in the log", async () => {
  const { room, alice, bob, oldest, revoke } = await fullRoom();
  await revoke(oldest);
  await alice.invites({ role: "guest" });
  assert.ok((await listOf(alice)).every(({ code }) => code !== oldest));
  await bob.elsewhere().joins(room, { invite: oldest, display_name: "Bob" });
  const eve = await server.person("Eve");
  assert.equal((await refusalOf(eve.joins(room, { invite: oldest }))).reason, "invite_revoked");
  const { entries: log } = await alice.client.rooms.log.query({ room_id: room.room_id });
  const labels = log.flatMap(({ payload }) => ("label" in payload ? [payload.label] : []));
  assert.deepEqual(labels, ["The oldest", "The oldest"], "made and revoked");
});
