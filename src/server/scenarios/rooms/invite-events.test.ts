import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Person } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

describe("An event about an invitation", () => {
  const told = async (room_id: string, alice: Person) => (await alice.client.rooms.log.query({ room_id })).entries;

  test("tells moderators that it was made or revoked, by whom, and what it gives: never its code", async () => {
    const { room, alice, others } = await server.meeting("Bob", "Mara");
    const [bob, mara] = others as [Person, Person];
    await alice.does("control", { action: "grant_moderator_role", target: mara.id });
    for (const it of [alice, bob, mara]) await it.receives({ message: "update", id: mara.id });
    await mara.receives({ message: "role_updated" });
    const input = { room_id: room.room_id, role: "guest" as const, groups: ["press"], label: "The press" };
    const { code, invite_id } = await mara.client.invites.create.mutate(input);
    await alice.revokes(code);
    await alice.revokes(code);
    const gives = { invite_id, label: "The press", role: "guest", groups: ["press"] };
    const made = { message: "invitation_created", ...gives, issued_by: mara.id };
    const revoked = { message: "invitation_revoked", ...gives, issued_by: alice.id };
    for (const moderator of [alice, mara]) {
      const { data } = await moderator.receives(made);
      assert.equal(data.namespace, "moderation");
      await moderator.receives(revoked);
    }
    await bob.receivesNothing();
    assert.deepEqual(
      [alice, mara, bob].map(({ invitations }) => invitations),
      [0, 0, 0],
    );
    const log = await told(room.room_id, alice);
    assert.deepEqual(
      log.slice(0, 2).map(({ payload }) => payload),
      [revoked, made],
    );
    assert.ok(!JSON.stringify(log).includes(code));
    const rows = await server.database.execute(`SELECT payload FROM "LogEntry" WHERE namespace = 'moderation'`);
    assert.ok(!JSON.stringify(rows).includes("The press"), "what is written on it stands in one place");
  });

  test("names no issuer who has not joined, nor a label that it does not have", async () => {
    const owner = await server.person("Alice");
    const room = await owner.client.rooms.create.mutate({ title: "Weekly" });
    const made = await owner.client.invites.create.mutate({ room_id: room.room_id, role: "user" });
    const [entry, ...more] = await told(room.room_id, owner);
    assert.deepEqual(more, []);
    const { invite_id } = made;
    assert.deepEqual(entry?.payload, { message: "invitation_created", invite_id, role: "user", groups: [] });
  });

  test("comes again to a moderator who missed it, and to nobody else", async () => {
    const { room, alice, others } = await server.meeting("Bob", "Mara");
    const [bob, mara] = others as [Person, Person];
    await alice.does("control", { action: "grant_moderator_role", target: mara.id });
    const { id } = await mara.receives({ message: "update" });
    await mara.receives({ message: "role_updated" });
    const since = String(Number(id) + 1);
    const made = await alice.client.invites.create.mutate({ room_id: room.room_id, role: "user", label: "Team" });
    for (const [who, missed] of [
      [mara, 1],
      [bob, 0],
    ] as const) {
      const again = who.elsewhere();
      const first = await again.resumes(room, since);
      assert.ok(first.data.payload.message === "resumed");
      assert.equal(first.data.payload.missed, missed);
      if (missed > 0)
        await again.receives({
          message: "invitation_created",
          invite_id: made.invite_id,
          label: "Team",
          issued_by: alice.id,
        });
      await again.receivesNothing();
      assert.equal(again.invitations, 0);
    }
  });

  test("has an id also for an invitation of an earlier version", async () => {
    await using own = await TestServer.start();
    const { room, alice } = await own.meeting();
    await own.database.execute(`UPDATE "Invite" SET invite_id = NULL`);
    const list = await alice.client.invites.list.query({ room_id: room.room_id });
    await alice.revokes(room.invites.user);
    const { invite_id } = list.find(({ code }) => code === room.invites.user) ?? {};
    await alice.receives({ message: "invitation_revoked", invite_id, role: "user", groups: [], issued_by: alice.id });
    assert.equal((await told(room.room_id, alice))[0]?.payload.role, "user");
  });
});
