import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { RENAMING_RATE } from "../kit/limits";
import { type Person, refusalOf } from "../testing/person";
import { pastGrace, TestServer } from "../testing/test-server";

const refused = (because: string, more: object = {}) => ({
  ...{ code: "BAD_REQUEST", reason: "invalid_payload", field: "display_name", because, ...more },
});

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

type Room = Awaited<ReturnType<TestServer["meeting"]>>["room"];

/** A new person joins under a name; the returned account can join again. */
async function comesAs(room: Room, display_name: string, more: object = {}): Promise<Person> {
  const person = await server.person(display_name);
  await person.joins(room, { display_name, invite: room.invites.user, ...more });
  return person;
}

describe("A name that is taken", () => {
  test("gets a mark, and the next one another", async () => {
    const { room, alice } = await server.meeting("Bob");
    for (const [name, shown] of [
      ["Bob", "Bob (2)"],
      ["bób", "bób (3)"],
      ["Воb", "Воb (4)"],
      ["Bob (3)", "Bob (5)"],
      ["Rob", "Rob"],
    ] as const) {
      const person = await comesAs(room, name);
      assert.equal(person.self.display_name, shown);
      const { data } = await alice.receives({ message: "joined", id: person.id });
      assert.ok(data.payload.message === "joined");
      assert.equal(data.payload.module_data.control.display_name, shown);
    }
  });

  test("is refused to a client that asks, with one that is free", async () => {
    const { room } = await server.meeting("Bob");
    const eve = await server.person("Eve");
    const join = (display_name: string) =>
      eve.joins(room, { display_name, invite: room.invites.user, ask_if_taken: true });
    assert.deepEqual(await refusalOf(join("BOB")), refused("taken", { free_name: "BOB (2)" }));
    await join("BOB (2)");
    assert.equal(eve.self.display_name, "BOB (2)");
  });

  test("is taken by those who are away, too", async () => {
    const { room, alice, others } = await server.meeting("Bob");
    await others[0]?.close();
    await alice.receives({ message: "left" });
    assert.equal((await comesAs(room, "Bob")).self.display_name, "Bob (2)");
  });

  test("is taken once only, however many come at the same moment", async () => {
    const { room } = await server.meeting();
    const people = await Promise.all(Array.from({ length: 8 }, () => comesAs(room, "Bob")));
    const names = people.map(({ self }) => self.display_name).sort();
    assert.deepEqual(names, ["Bob", ...[2, 3, 4, 5, 6, 7, 8].map((mark) => `Bob (${mark})`)]);
  });

  test("is not taken by its bearer, and a mark stays", async () => {
    const { room, alice } = await server.meeting("Bob");
    const second = await comesAs(room, "Bob");
    const third = await comesAs(room, "Bob");
    for (const { id } of [second, third]) await alice.receives({ message: "joined", id });
    for (const display_name of ["Bob", "Bob (2)"]) {
      const again = second.elsewhere();
      await again.joins(room, { display_name, ask_if_taken: true });
      assert.equal(again.self.display_name, "Bob (2)");
    }
    await alice.receivesNothing();
  });

  test("leaves room for its mark, and finds a free one whatever marks people give themselves", async () => {
    const { room } = await server.meeting();
    const long = "a".repeat(100);
    await comesAs(room, long);
    assert.equal((await comesAs(room, long)).self.display_name, `${"a".repeat(91)} (2)`);
    assert.equal((await comesAs(room, long)).self.display_name, `${"a".repeat(91)} (3)`);
    await comesAs(room, "Bob");
    await comesAs(room, "Bob (999999)");
    assert.equal((await comesAs(room, "Bob")).self.display_name, "Bob (2)");
    assert.equal((await comesAs(room, "Bob")).self.display_name, "Bob (3)");
  });
});

describe("A name that nobody can take", () => {
  test("is a moderator's, whatever mark one puts to it", async () => {
    const { room, alice, others } = await server.meeting("Bob", "Mara");
    const [bob, mara] = others as [Person, Person];
    const decked = [
      "Alice (1)",
      "Alice (0)",
      "Alice (1000000)",
      "Alice [2]",
      "Alice ✓",
      "★ Alice ★",
      "Alice 🛡",
      "ᴀʟɪᴄᴇ",
    ];
    for (const name of ["Alice", "ALICE", "AIice", "Аlice", "Alice (2)", ...decked, "Alice~", "<Alice>", "(3) Alice"])
      assert.deepEqual(await refusalOf(comesAs(room, name)), refused("moderator"), name);
    for (const name of ["Аlice #2", "Аlice 2", "2. Alicе", "AIice 2", "Аlice (2)", "Аlice (2) 3", "Аlice."])
      assert.deepEqual(await refusalOf(comesAs(room, name)), refused("moderator"), name);
    for (const name of ["Aliϲe", "AliϹe", "Aliϲe (2)", "[3] AliϹe", "Aliϲe 2", "AliϹe ✓"])
      assert.deepEqual(await refusalOf(comesAs(room, name)), refused("moderator"), name);
    for (const name of ["Alice 2", "Alice #3", "Alicia 2"])
      assert.equal((await comesAs(room, name)).self.display_name, name);
    assert.equal((await comesAs(room, "Mara")).self.display_name, "Mara (2)");
    await alice.does("control", { action: "grant_moderator_role", target: mara.id });
    assert.deepEqual(await refusalOf(comesAs(room, "Mara")), refused("moderator"));
    assert.deepEqual(await refusalOf(bob.elsewhere().joins(room, { display_name: "mara" })), refused("moderator"));
    await mara.elsewhere().joins(room, { display_name: "MARA" });
    await alice.elsewhere().joins(room, { display_name: "Alice" });
    await alice.does("control", { action: "revoke_moderator_role", target: mara.id });
    assert.equal((await comesAs(room, "Mara")).self.display_name, "Mara (3)");
  });

  test("is a word of the page, for moderators too", async () => {
    const { room, alice } = await server.meeting();
    for (const name of ["You", "Everyone", "moderator", "Gast", "Υοu", "Alle", "Parley", "Guest (2)"]) {
      assert.deepEqual(await refusalOf(comesAs(room, name)), refused("page_word"), name);
      assert.deepEqual(await refusalOf(alice.elsewhere().joins(room, { display_name: name })), refused("page_word"));
    }
  });

  test("is not told to somebody who may not come in, and a refused join is no use of an invitation", async () => {
    const { room, alice } = await server.meeting();
    const eve = await server.person("Eve");
    const stranger = await refusalOf(eve.joins(room, { display_name: "Alice" }));
    assert.deepEqual(stranger, { code: "NOT_FOUND", reason: "not_found" });
    assert.deepEqual(await refusalOf(comesAs(room, "Alice")), refused("moderator"));
    const [, , ...rest] = await alice.client.invites.list.query({ room_id: room.room_id });
    assert.deepEqual(rest, []);
    const list = await alice.client.invites.list.query({ room_id: room.room_id });
    assert.deepEqual(
      list.map(({ uses }) => uses),
      [0, 0],
    );
  });
});

test("a new name is told to everybody, with the old one, and stays for who comes later", async () => {
  const { room, alice, others } = await server.meeting("Bob");
  const [bob] = others as [Person];
  const again = bob.elsewhere();
  await again.joins(room, { display_name: "Robert" });
  const { data } = await alice.receives({ message: "update", id: bob.id, old_name: "Bob" });
  assert.ok(data.payload.message === "update");
  assert.equal(data.payload.module_data.control.display_name, "Robert");
  const {
    entries: [entry],
  } = await alice.client.rooms.log.query({ room_id: room.room_id });
  assert.equal(entry?.payload.old_name, "Bob");
  assert.equal((await comesAs(room, "Bob")).self.display_name, "Bob", "the old one is free");
  await alice.does("control", { action: "set_groups", target: bob.id, groups: ["a"] });
  await alice.receives({ message: "joined" });
  assert.ok(!("old_name" in (await alice.receives({ message: "update", id: bob.id })).data.payload));
});

test("new names of a participant have a rate of their own, and a refused one leaves all as it was", async () => {
  const { room, alice, others } = await server.meeting("Bob", "Carol");
  const [bob, carol] = others as [Person, Person];
  const renames = (person: Person, display_name: string) => person.elsewhere().joins(room, { display_name });
  for (let nth = 1; nth <= RENAMING_RATE.burst; nth++) await renames(bob, `Bob the ${nth}th`);
  const refusal = await refusalOf(renames(bob, "Robert"));
  const { retry_after_ms = 0, ...rest } = refusal as { retry_after_ms?: number };
  assert.deepEqual(rest, { code: "TOO_MANY_REQUESTS", reason: "too_many_requests" });
  assert.ok(retry_after_ms > 10_000 && retry_after_ms <= 1000 / RENAMING_RATE.perSecond);
  const last = `Bob the ${RENAMING_RATE.burst}th`;
  const again = bob.elsewhere();
  await again.joins(room, { display_name: last });
  assert.equal(again.self.display_name, last, "the name that one has needs no renaming");
  await renames(carol, "Caro");
  const { entries: log } = await alice.client.rooms.log.query({ room_id: room.room_id });
  assert.equal(log.filter(({ payload }) => payload.old_name !== undefined).length, RENAMING_RATE.burst + 1);
});

test("names of an earlier version are noted, and told apart, when the server starts", async () => {
  await using own = await TestServer.start();
  const { room, alice, others } = await own.meeting("Bob", "Carol", "Dora");
  const [bob, carol, dora] = others as [Person, Person, Person];
  await own.database.execute(`UPDATE "Participant" SET look = '', sort_name = '', mark = 1, display_name = 'Alice'
    WHERE id IN ('${carol.id}', '${dora.id}')`);
  await own.database.execute(`UPDATE "Participant" SET look = '' WHERE id IN ('${alice.id}', '${bob.id}')`);
  await own.restart(pastGrace);
  const again = alice.elsewhere();
  await again.joins(room, { display_name: "Alice" });
  const ids = [bob, carol, dora].map(({ id }) => id);
  const { participants } = await again.client.rooms.participants.query({ room_id: room.room_id, ids });
  const names = participants.map((it) => it.module_data.control.display_name);
  assert.equal(again.self.display_name, "Alice", "the moderator keeps it");
  assert.deepEqual(names.sort(), ["Alice (2)", "Alice (3)", "Bob"]);
});
