import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { invalid, refusalOf, refused } from "../../testing/person";
import { TestServer } from "../../testing/test-server";
import { groupNames, inMinutes } from "./terms";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

describe("An invitation", () => {
  test("is made by moderators, and answered with its code and address", async () => {
    const { room, alice } = await server.meeting();
    const { room_id } = room;
    const made = await alice.client.invites.create.mutate({ room_id, role: "guest" });
    const { code, invite_id } = made;
    assert.deepEqual(made, { code, invite_id, url: `${server.origin}/join/${code}` });
    assert.match(code, /^[\w-]{16,}$/);
    const labelled = await alice.client.invites.create.mutate({ room_id, role: "guest", label: " The  press " });
    assert.equal(labelled.label, "The  press");
    assert.notEqual(labelled.invite_id, invite_id);
  });

  test("has its address at the public one", async () => {
    await using own = await TestServer.start({ PUBLIC_URL: "https://chat.example.org/" });
    const { alice } = await own.meeting();
    const { room_id } = { room_id: alice.self.room_info.id };
    const { code, url } = await alice.client.invites.create.mutate({ room_id, role: "user" });
    assert.equal(url, `https://chat.example.org/join/${code}`);
  });

  test("is listed with all that it was made with, oldest first", async () => {
    const { room, alice } = await server.meeting();
    const { room_id, invites } = room;
    const expires_at = inMinutes(1);
    const groups = ["/OpenTalk/OU/Backend", " b ", "a"];
    const code = await alice.invites({
      role: "guest",
      groups: [...groups, "a"],
      label: "Press",
      expires_at,
      max_uses: 3,
    });
    const url = (it: string) => `${server.origin}/join/${it}`;
    const plain = { groups: [], uses: 0 };
    const all = await alice.client.invites.list.query({ room_id });
    assert.equal(new Set(all.map(({ invite_id }) => invite_id)).size, 3, "each has an id of its own");
    for (const { created_at } of all) assert.ok(Math.abs(Date.parse(created_at) - Date.now()) < 60_000);
    const list = all.map(({ invite_id: _, created_at: __, ...rest }) => rest);
    assert.deepEqual(
      new Set(list.slice(0, 2)),
      new Set([
        { code: invites.moderator, url: url(invites.moderator), role: "moderator", ...plain },
        { code: invites.user, url: url(invites.user), role: "user", ...plain },
      ]),
    );
    assert.deepEqual(list.slice(2), [
      {
        ...{ code, url: url(code), label: "Press", role: "guest", groups, issued_by: alice.id },
        ...{ expires_at, max_uses: 3, uses: 0 },
      },
    ]);
  });

  test("is for moderators alone, and strangers do not learn that there is a room", async () => {
    const { room, bob } = await server.meetingOfTwo();
    const { room_id, invites } = room;
    for (const [person, reason] of [
      [bob, "not_a_moderator"],
      [await server.person("Eve"), "not_found"],
    ] as const) {
      const { client } = person;
      assert.deepEqual(await refusalOf(client.invites.create.mutate({ room_id, role: "user" })), refused(reason));
      assert.deepEqual(await refusalOf(client.invites.list.query({ room_id })), refused(reason));
      assert.deepEqual(await refusalOf(client.invites.revoke.mutate({ room_id, code: invites.user })), refused(reason));
    }
  });

  test("is refused when it is malformed, and says what is wrong", async () => {
    const { room, alice } = await server.meeting();
    const create = (input: object) =>
      alice.client.invites.create.mutate({ room_id: room.room_id, role: "user", ...input });
    for (const [input, field] of [
      [{ role: "owner" }, "role"],
      [{ role: undefined }, "role"],
      [{ room_id: "x" }, "room_id"],
      [{ groups: ["a", ""] }, "groups.1"],
      [{ groups: ["a".repeat(101)] }, "groups.0"],
      [{ groups: groupNames(51) }, "groups"],
      [{ groups: ["a\u202eb"] }, "groups.0"],
      [{ label: "" }, "label"],
      [{ label: "a".repeat(101) }, "label"],
      [{ label: "Press\u202e" }, "label"],
      [{ label: "two\nlines" }, "label"],
      [{ max_uses: 0 }, "max_uses"],
      [{ expires_at: "tomorrow" }, "expires_at"],
      [{ expires_at: new Date(Date.now() - 1).toISOString() }, "expires_at"],
    ] as const)
      assert.deepEqual(await refusalOf(create(input)), invalid(field));
  });

  test("can be revoked by those who may make it, in its own room, again without effect", async () => {
    const { room, alice } = await server.meeting();
    const other = await server.meeting();
    const { room_id, invites } = room;
    assert.deepEqual(await alice.revokes(invites.user), {});
    const revokedAt = async () =>
      (await alice.client.invites.list.query({ room_id })).find(({ code }) => code === invites.user)?.revoked_at;
    const first = await revokedAt();
    assert.match(first ?? "", /^\d{4}-\d\d-\d\dT[\d:.]{15}Z$/);
    assert.deepEqual(await alice.revokes(invites.user), {});
    assert.equal(await revokedAt(), first);
    assert.deepEqual(await refusalOf(alice.revokes("nonsense")), refused("not_found"));
    assert.deepEqual(await refusalOf(alice.revokes(other.room.invites.user)), refused("not_found"));
  });
});
