import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Person, refusalOf } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const notFound = { code: "NOT_FOUND", reason: "not_found" };
const unknown = "00000000-0000-4000-8000-000000000000";
const invalid = (field: string) => ({ code: "BAD_REQUEST", reason: "invalid_payload", field });

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const lookup = (person: Person, input: object) => person.client.rooms.lookup.query(input as { room_id: string });

describe("rooms.create", () => {
  test("answers the room and a code for each of two roles", async () => {
    const alice = await server.person("Alice");
    const room = await alice.client.rooms.create.mutate({ title: "  Weekly 👋 \n" });
    assert.deepEqual(Object.keys(room).toSorted(), ["invites", "room_id", "title"]);
    assert.match(room.room_id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.equal(room.title, "Weekly 👋");
    assert.deepEqual(Object.keys(room.invites).toSorted(), ["moderator", "user"]);
    for (const role of ["moderator", "user"] as const)
      assert.equal((await lookup(await server.person("Bob"), { invite: room.invites[role] })).role, role);
  });

  test("wants a title of 1 to 100 UTF-16 units", async () => {
    const alice = await server.person("Alice");
    const create = (title: unknown) => alice.client.rooms.create.mutate({ title: title as string });
    for (const title of ["a", "a".repeat(100), "😀".repeat(50), ` ${"a".repeat(100)} `]) await create(title);
    for (const title of ["", " \n", "a".repeat(101), "😀".repeat(51), "a\0", "\ud800", 5, null, undefined])
      assert.deepEqual(await refusalOf(create(title)), invalid("title"));
  });
});

describe("rooms.lookup", () => {
  test("answers the owner before it has joined, and says when it has", async () => {
    const alice = await server.person("Alice");
    const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
    const { room_id } = room;
    const found = { room_id, title: "Weekly", role: "moderator" };
    assert.deepEqual(await lookup(alice, { room_id }), { ...found, member: false });
    await alice.joins(room);
    assert.deepEqual(await lookup(alice, { room_id: room_id.toUpperCase() }), { ...found, member: true });
  });

  test("answers a stranger as if there were no such room", async () => {
    const alice = await server.person("Alice");
    const bob = await server.person("Bob");
    const { room_id } = await alice.client.rooms.create.mutate({ title: "Weekly" });
    const answers = await Promise.all(
      [room_id, unknown].map((it) => server.get("rooms.lookup", { room_id: it }, { token: bob.token })),
    );
    assert.equal(answers[0]?.status, 404);
    assert.deepEqual(answers[0]?.body, answers[1]?.body);
    assert.deepEqual(await refusalOf(lookup(bob, { invite: "nonsense" })), notFound);
  });

  test("answers who holds a code, with the role that it gives, and lets nobody in by that", async () => {
    const { room } = await server.meeting();
    const { room_id, invites } = room;
    const bob = await server.person("Bob");
    for (const input of [{ invite: invites.user }, { invite: ` ${invites.user}\n` }, { room_id, invite: invites.user }])
      assert.deepEqual(await lookup(bob, input), { room_id, title: "Weekly", role: "user", member: false });
    assert.deepEqual(await refusalOf(lookup(bob, { room_id })), notFound);
  });

  test("wants room and code to agree, and one of them at least", async () => {
    const { room } = await server.meeting();
    const other = await server.meeting();
    const invite = room.invites.user;
    assert.deepEqual(await refusalOf(lookup(other.alice, { room_id: other.room.room_id, invite })), notFound);
    assert.deepEqual(await refusalOf(lookup(other.alice, { room_id: unknown, invite })), notFound);
    assert.deepEqual(await refusalOf(lookup(other.alice, {})), invalid("room_id"));
    assert.deepEqual(await refusalOf(lookup(other.alice, { room_id: "x" })), invalid("room_id"));
    assert.deepEqual(await refusalOf(lookup(other.alice, { invite: 5 })), invalid("invite"));
  });

  test("says the higher of the present role and the code's", async () => {
    const { room, alice, others } = await server.meeting("Bob");
    const [bob] = others as [Person];
    const guest = await alice.invites({ role: "guest" });
    assert.equal((await lookup(bob, { invite: guest })).role, "user");
    assert.equal((await lookup(bob, { invite: room.invites.moderator })).role, "moderator");
    assert.equal((await lookup(alice, { invite: guest })).role, "moderator");
    assert.equal((await lookup(bob, { room_id: room.room_id })).role, "user", "looking changes nothing");
  });

  test("does not promise again what a code gave once and a moderator took away", async () => {
    const { room, alice } = await server.meeting();
    const bob = await server.person("Bob");
    await bob.joins(room, { invite: room.invites.moderator });
    await alice.does("control", { action: "revoke_moderator_role", target: bob.id });
    assert.equal((await lookup(bob, { invite: room.invites.moderator })).role, "user");
  });
});

describe("rooms.log", () => {
  test("gives moderators the durable events other than messages, newest first", async () => {
    const { room, alice, others } = await server.meeting("Bob");
    const [bob] = others as [Person];
    await alice.sends("Hello");
    await alice.does("chat", { action: "disable_chat" });
    await alice.does("chat", { action: "set_last_seen_timestamp", scope: "global", timestamp: "2026-01-13T12:00:00Z" });
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    await alice.does("chat", { action: "clear_history" });
    const { entries: log } = await alice.client.rooms.log.query({ room_id: room.room_id });
    assert.deepEqual(
      log.map(({ id, namespace, payload }) => [id, namespace, payload.message]),
      [
        ["5", "chat", "history_cleared"],
        ["4", "control", "role_updated"],
        ["3", "control", "update"],
        ["2", "chat", "chat_disabled"],
      ],
    );
    for (const { issued_by: _, target: __, ...entry } of log)
      assert.deepEqual(Object.keys(entry).toSorted(), ["id", "namespace", "payload", "timestamp"]);
    assert.deepEqual([log[1]?.issued_by, log[1]?.target], [alice.id, bob.id]);
    assert.deepEqual(log[3]?.payload, { message: "chat_disabled", issued_by: alice.id });
    assert.deepEqual(
      await bob.client.rooms.log.query({ room_id: room.room_id }),
      { entries: log },
      "Bob is a moderator now",
    );
  });

  test("goes back a hundred at a time", async () => {
    const { room, alice } = await server.meeting();
    await Promise.all(Array.from({ length: 230 }, () => alice.does("chat", { action: "enable_chat" })));
    const { room_id } = room;
    const ids: string[] = [];
    const pages: number[] = [];
    for (let before: string | undefined; ; ) {
      const page = await alice.client.rooms.log.query({ room_id, ...(before && { before }) });
      pages.push(page.entries.length);
      ids.push(...page.entries.map(({ id }) => id));
      if (page.next === undefined) break;
      before = page.next;
    }
    assert.deepEqual(pages, [100, 100, 30]);
    assert.deepEqual(
      ids,
      Array.from({ length: 230 }, (_, index) => String(230 - index)),
    );
    assert.equal((await alice.client.rooms.log.query({ room_id, before: "999999999999999" })).entries.length, 100);
    assert.equal((await alice.client.rooms.log.query({ room_id, before: "101" })).next, undefined, "no page is empty");
    assert.deepEqual(await alice.client.rooms.log.query({ room_id, before: "0" }), { entries: [] });
    assert.deepEqual(await refusalOf(alice.client.rooms.log.query({ room_id, before: "x" })), invalid("before"));
  });

  test("is for moderators, and for strangers as if there were no such room", async () => {
    const { room, others } = await server.meeting("Bob");
    const [bob] = others as [Person];
    const input = { room_id: room.room_id };
    const refused = { code: "FORBIDDEN", reason: "not_a_moderator" };
    assert.deepEqual(await refusalOf(bob.client.rooms.log.query(input)), refused);
    assert.deepEqual(await refusalOf((await server.person("Eve")).client.rooms.log.query(input)), notFound);
  });
});

test("A room's owner may invite and read the log before it has joined", async () => {
  const alice = await server.person("Alice");
  const { room_id } = await alice.client.rooms.create.mutate({ title: "Weekly" });
  assert.deepEqual(await alice.client.rooms.log.query({ room_id }), { entries: [] });
  assert.equal((await alice.client.invites.list.query({ room_id })).length, 2);
});
