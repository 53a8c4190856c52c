import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { JoinSuccess, Participant, Resumed } from "../../../protocol";
import { type Person, type Received, toPerson } from "../../testing/person";
import { ONLY_SQLITE } from "../../testing/test-database";
import { type CreatedRoom, GRACE_MS, pastGrace, TestServer } from "../../testing/test-server";

/** Longer than the pause between two headcounts. */
const SECOND_MS = 1_200;

let server: TestServer;
before(async () => {
  server = await TestServer.start({ PRESENCE_LIST_LIMIT: "3" });
});
after(() => server[Symbol.asyncDispose]());

/** Alice, Bob and Carol, who have a list of each other and have not heard a headcount. */
async function fullMeeting() {
  const { room, alice, others } = await server.meeting("Bob", "Carol");
  const [bob, carol] = others as [Person, Person];
  return { room, alice, bob, carol, all: [alice, bob, carol] };
}

async function comes(name: string, room: CreatedRoom, invite = room.invites.user) {
  const person = await server.person(name);
  const first = await person.joins(room, { invite });
  return { person, first: first.data.payload as JoinSuccess };
}

/** The same with Dora as a fourth; everybody has heard a headcount. */
async function crowd() {
  const meeting = await fullMeeting();
  const { person: dora } = await comes("Dora", meeting.room);
  for (const person of [...meeting.all, dora]) await hearsCount(person, 4);
  return { ...meeting, dora };
}

/** Takes only headcounts, until this one. */
async function hearsCount(person: Person, count: number): Promise<void> {
  for (;;) {
    const { data } = await person.receives({ message: "presence" });
    assert.ok(data.payload.message === "presence");
    if (data.payload.count === count) return;
  }
}

const names = (people: readonly Participant[]) => people.map((it) => it.module_data.control.display_name);
const resumedIn = ({ data }: Received) => {
  assert.equal(data.payload.message, "resumed");
  return data.payload as Resumed;
};

describe("Up to the limit", () => {
  test("everybody is listed and told who comes, and nobody is counted", async () => {
    const { room, alice, carol, all } = await fullMeeting();
    assert.deepEqual(names(carol.self.participants).sort(), ["Alice", "Bob"]);
    assert.ok(!("participant_count" in carol.self));
    carol.leaves();
    await alice.receives({ message: "left", id: carol.id });
    await carol.joins(room);
    await alice.receives({ message: "joined", id: carol.id });
    await sleep(SECOND_MS);
    await alice.receivesNothing();
    assert.equal(all.length, 3);
  });
});

describe("Above the limit", () => {
  test("nobody is told who came or went, but at most once a second how many are here", async () => {
    const { room, alice, bob } = await crowd();
    const guests: Person[] = [];
    for (let count = 0; count < 5; count++) guests.push((await comes(`Guest ${count}`, room)).person);
    const allAreHere = performance.now();
    await hearsCount(alice, 9);
    assert.ok(performance.now() - allAreHere < 2_500);
    await bob.receives({ message: "presence" });
    bob.forgets();
    for (const guest of guests) guest.leaves();
    await hearsCount(alice, 4);
    await sleep(SECOND_MS);
    await alice.receivesNothing();
    let last = Number.NEGATIVE_INFINITY;
    const { person: dora } = await comes("Another", room);
    dora.leaves();
    for (const count of [5, 4]) {
      await hearsCount(alice, count);
      assert.ok(performance.now() - last >= 900, "not twice within a second");
      last = performance.now();
    }
  });

  test("a newcomer gets the headcount, and only the participants in the histories", async () => {
    const { room, alice, bob, carol } = await crowd();
    await alice.sends("Hello");
    await carol.sends("for Bob", toPerson(bob));
    const erik = await comes("Erik", room);
    assert.deepEqual(names(erik.first.participants), ["Alice"], "and neither Bob, nor Carol who wrote to him alone");
    assert.equal(erik.first.participant_count, 5);
    const phone = bob.elsewhere();
    await phone.joins(room, { display_name: "Bob" });
    assert.deepEqual(names(phone.self.participants).sort(), ["Alice", "Carol"]);
    assert.equal(phone.self.participant_count, 5);
  });

  test("a returning participant gets the headcount, and only the participants in the missed events", async () => {
    const { room, alice, bob, carol } = await crowd();
    await alice.sends("first");
    const { id: last } = await bob.receives({ message: "message_sent", content: "first" });
    bob.leaves();
    await carol.sends("missed");
    const resumed = resumedIn(await bob.resumes(room, last));
    assert.deepEqual(names(resumed.participants), ["Carol"]);
    assert.equal(resumed.participant_count, 4);
    await bob.receives({ message: "message_sent", content: "missed" });
  });

  test("updates and roles go on working for participants in no list", async () => {
    const { room, alice, bob } = await crowd();
    const { person: erik } = await comes("Erik", room);
    await hearsCount(alice, 5);
    await alice.does("control", { action: "grant_moderator_role", target: erik.id });
    await alice.receives({ message: "update", id: erik.id });
    await hearsCount(erik, 5);
    await erik.receives({ message: "update", id: erik.id });
    await erik.receives({ message: "role_updated", new_role: "moderator" });
    await hearsCount(bob, 5);
    const { data } = await bob.receives({ message: "update", id: erik.id });
    assert.ok(data.payload.message === "update");
    assert.equal(data.payload.module_data.control.display_name, "Erik");
  });

  test("private messages reach participants who are not in the sender's list", async () => {
    const { room, alice } = await crowd();
    const { person: erik } = await comes("Erik", room);
    await hearsCount(alice, 5);
    assert.deepEqual(erik.self.participants, []);
    await erik.sends("psst", toPerson(alice));
    await alice.receives({ message: "message_sent", content: "psst", source: erik.id });
    const { participants } = await alice.client.rooms.participants.query({ room_id: room.room_id, ids: [erik.id] });
    assert.deepEqual(names(participants), ["Erik"]);
  });
});

describe("Growing over the limit", () => {
  test("is told to all who list, by the first count, and nothing of who came is", async () => {
    const { room, all } = await fullMeeting();
    await sleep(SECOND_MS);
    const { person: dora, first } = await comes("Dora", room);
    assert.equal(first.participant_count, 4);
    for (const person of [...all, dora]) await person.receives({ message: "presence", count: 4 });
    for (const person of [...all, dora]) await person.receivesNothing();
  });

  test("reaches a participant who joins in that very moment", async () => {
    const { room, carol } = await fullMeeting();
    for (let round = 0; round < 5; round++) {
      carol.leaves();
      await sleep(2 * GRACE_MS);
      const both = await Promise.all([comes(`Dora ${round}`, room), carol.joins(room)]);
      await hearsCount(carol, 4);
      both[0].person.leaves();
      await sleep(2 * GRACE_MS + SECOND_MS);
      carol.forgets();
      both[0].person.forgets();
    }
  });
});

describe("Falling to the limit", () => {
  test("keeps the headcount for those who have it, and gives newcomers a list", async () => {
    const { room, alice, carol, dora } = await crowd();
    dora.leaves();
    await hearsCount(alice, 3);
    carol.leaves();
    await hearsCount(alice, 2);
    const { person: erik, first } = await comes("Erik", room);
    assert.deepEqual(names(first.participants).sort(), ["Alice", "Bob"]);
    assert.ok(!("participant_count" in first));
    await hearsCount(alice, 3);
    erik.forgets();
    const phone = erik.elsewhere("Erik");
    await phone.joins(room);
    alice.leaves();
    const { data } = await erik.receives({ message: "left", id: alice.id });
    assert.equal(data.namespace, "control");
    await erik.receivesNothing();
  });

  test("gives the list to a returning participant", async () => {
    const { room, alice, bob, dora } = await crowd();
    await alice.sends("Hello");
    const { id } = await bob.receives({ message: "message_sent" });
    dora.leaves();
    await hearsCount(bob, 3);
    bob.leaves();
    const resumed = resumedIn(await bob.resumes(room, id));
    assert.deepEqual(names(resumed.participants).sort(), ["Alice", "Carol"]);
    assert.ok(!("participant_count" in resumed));
    const { person: again } = await comes("Erik", room);
    again.forgets();
    await hearsCount(bob, 4);
  });
});

describe("With no limit", () => {
  test("everybody is always listed", async () => {
    await using own = await TestServer.start({ PRESENCE_LIST_LIMIT: "0" });
    const { alice, others } = await own.meeting("Bob", "Carol", "Dora", "Erik");
    assert.equal(others.at(-1)?.self.participants.length, 4);
    await sleep(SECOND_MS);
    await alice.receivesNothing();
  });
});

describe("After a restart", () => {
  test("the count begins with nobody", async () => {
    await using own = await TestServer.start({ PRESENCE_LIST_LIMIT: "3" });
    const { room, alice, others } = await own.meeting("Bob", "Carol");
    const { participant_count: count } = await alice.client.rooms.participants.query({ room_id: room.room_id });
    assert.equal(count, 3);
    for (const person of [alice, ...others]) await person.close();
    await own.restart(pastGrace);
    const back = alice.elsewhere("Alice");
    await back.joins(room);
    const page = await back.client.rooms.participants.query({ room_id: room.room_id });
    assert.equal(page.participant_count, 1);
    assert.deepEqual(names(page.participants), ["Alice"]);
  });
});

test("A crowd that comes at once shares its commits, also of the news of it", { skip: ONLY_SQLITE }, async () => {
  const { room } = await server.meeting();
  const people = await Promise.all(Array.from({ length: 60 }, (_, at) => server.person(`Guest ${at}`)));
  const before = await commits();
  await Promise.all(people.map((person) => person.joins(room, { invite: room.invites.user })));
  const made = (await commits()) - before;
  assert.ok(made < people.length / 2, `${made} commits for ${people.length} joins`);
});

async function commits(): Promise<number> {
  const numbers = await (await fetch(`${server.origin}/metrics`)).text();
  return Number(/^parley_commit_seconds_count (\d+)/m.exec(numbers)?.[1]);
}
