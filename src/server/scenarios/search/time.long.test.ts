import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Person, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "0", MAX_READ_MIB_PER_SECOND: "0" });
});
after(() => server[Symbol.asyncDispose]());

test("The time of a search does not reveal whether others have written a word", async () => {
  const { alice, bob, carol } = await server.meetingOfThree();
  for (let number = 0; number < 150; number++) {
    await alice.sends(`something about plans, number ${number}`);
    await bob.sends("a foreign confidential word", toPerson(carol));
  }
  const precondition = await search(carol, "confidential");
  assert.equal(precondition.messages.length, 20, "Carol finds it");
  const tried: string[] = [];
  for (let times = 0; times < 3; times += 1) {
    const [foreign, absent] = await medians(alice, ["confidential", "nonexistence"]);
    if (Math.abs(foreign - absent) < 0.5) return;
    tried.push(`${foreign} and ${absent} ms`);
  }
  assert.fail(`medians of ${tried.join(", ")}`);
});

function search(person: Person, term: string) {
  return person.client.chat.search.query({ room_id: person.self.room_info.id, term });
}

/** The medians of 200 searches for each of two terms, taken in turns. */
async function medians(person: Person, terms: readonly [string, string]) {
  const times = terms.map((): number[] => []);
  for (let pair = 0; pair < 200; pair++)
    for (const at of pair % 2 === 0 ? [0, 1] : [1, 0]) {
      const start = performance.now();
      const page = await search(person, terms[at] ?? "");
      times[at]?.push(performance.now() - start);
      assert.deepEqual(page, { messages: [], complete: true, participants: [] }, "the same for both, to the letter");
    }
  const [foreign = Number.NaN, absent = Number.NaN] = times.map(
    (of) => of.sort((one, other) => one - other)[of.length >> 1],
  );
  return [foreign, absent] as const;
}
