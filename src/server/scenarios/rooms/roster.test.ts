import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Participant } from "../../../protocol";
import { type Person, refusalOf } from "../../testing/person";
import { type CreatedRoom, GRACE_MS, TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start({ PRESENCE_LIST_LIMIT: "3" });
});
after(() => server[Symbol.asyncDispose]());

async function comes(name: string, room: CreatedRoom) {
  const person = await server.person(name);
  await person.joins(room, { invite: room.invites.user });
  return person;
}

const names = (people: readonly Participant[]) => people.map((it) => it.module_data.control.display_name);

describe("rooms.participants", () => {
  const pageOf = (person: Person, { room_id }: CreatedRoom, more: object = {}) =>
    person.client.rooms.participants.query({ room_id, ...more });

  /** Alice, who moderates, and others by name, who are present unless the name says otherwise. */
  async function hall(...people: string[]) {
    const alice = await server.person("Alice");
    const room = await alice.client.rooms.create.mutate({ title: "Hall" });
    await alice.joins(room);
    const all = new Map<string, Person>();
    for (const name of people) all.set(name, await comes(name, room));
    return { room, alice, all };
  }

  test("pages through all who are here, moderators first and then by name, the asker included", async () => {
    const { room, alice, all } = await hall("zoe", "Åsa Öberg", "bo", "Yves", "Amira", "Gone");
    await alice.does("control", { action: "grant_moderator_role", target: all.get("Yves")?.id });
    all.get("Gone")?.leaves();
    await sleep(2 * GRACE_MS);
    const found: string[] = [];
    let after: string | undefined;
    for (let pages = 1; ; pages++) {
      const page = await pageOf(alice, room, { limit: 2, ...(after && { after }) });
      assert.equal(page.participant_count, 6);
      found.push(...names(page.participants));
      after = page.participants.at(-1)?.id;
      if (!page.complete) continue;
      assert.equal(pages, 3);
      break;
    }
    assert.deepEqual(found, ["Alice", "Yves", "Amira", "Åsa Öberg", "bo", "zoe"]);
  });

  test("finds by every word of a query, whatever its capitals and accents, in the middle of a name too", async () => {
    const { room, alice } = await hall("Åsa Öberg", "Asal Berger", "100 % Bob_by!", "Straße");
    const find = async (query: string) => names((await pageOf(alice, room, { query })).participants);
    assert.deepEqual(await find("ASA"), ["Åsa Öberg", "Asal Berger"]);
    assert.deepEqual(await find("berg  asa"), ["Åsa Öberg", "Asal Berger"]);
    assert.deepEqual(await find("ÖBE"), ["Åsa Öberg"]);
    assert.deepEqual(await find("%"), ["100 % Bob_by!"]);
    assert.deepEqual(await find("_by!"), ["100 % Bob_by!"]);
    assert.deepEqual(await find("b%b"), []);
    assert.deepEqual(await find("'; DROP TABLE"), []);
    assert.equal((await find("   ")).length, 5, "no word is everybody");
    const page = await pageOf(alice, room, { query: "e", limit: 1 });
    assert.equal(page.complete, false);
  });

  test("follows a new name and a new role", async () => {
    const { room, alice, all } = await hall("Bob");
    const bob = all.get("Bob");
    assert.ok(bob);
    await bob.elsewhere().joins(room, { display_name: "Robert" });
    assert.deepEqual(names((await pageOf(alice, room, { query: "robert" })).participants), ["Robert"]);
    assert.deepEqual(names((await pageOf(alice, room, { query: "bob" })).participants), []);
  });

  test("tells of people by their ids, here or not, and leaves out who is of another room", async () => {
    const { room, alice, all } = await hall("Bob", "Carol");
    const elsewhere = await hall("Mallory");
    const [bob, carol] = [all.get("Bob"), all.get("Carol")];
    assert.ok(bob && carol);
    carol.leaves();
    const ids = [bob.id, carol.id, elsewhere.all.get("Mallory")?.id ?? "", "00000000-0000-4000-8000-000000000000"];
    const gone = (all: Awaited<ReturnType<typeof pageOf>>["participants"]) =>
      all.filter(({ module_data }) => module_data.control.left_at !== undefined).length;
    let page = await pageOf(alice, room, { ids });
    for (let tries = 0; gone(page.participants) === 0 && tries < 50; tries++) {
      await sleep(GRACE_MS);
      page = await pageOf(alice, room, { ids });
    }
    assert.deepEqual(names(page.participants).sort(), ["Bob", "Carol"]);
    assert.equal(gone(page.participants), 1);
    assert.ok(page.complete);
  });

  test("refuses an unknown place, too many ids, and a query that is too long", async () => {
    const { room, alice } = await hall();
    const elsewhere = await hall();
    for (const after of ["00000000-0000-4000-8000-000000000000", elsewhere.alice.id])
      assert.equal((await refusalOf(pageOf(alice, room, { after }))).reason, "unknown_participant");
    const ids = Array.from({ length: 101 }, (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`);
    for (const [field, more] of [
      ["ids", { ids }],
      ["ids", { ids: [] }],
      ["query", { query: "x".repeat(101) }],
      ["query", { query: "" }],
      ["limit", { limit: 101 }],
    ] as const) {
      const refusal = await refusalOf(pageOf(alice, room, more));
      assert.deepEqual([refusal.reason, refusal.field], ["invalid_payload", field]);
    }
  });
});
