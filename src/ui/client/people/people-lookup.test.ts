import assert from "node:assert/strict";
import test from "node:test";
import type { Participant } from "../../../protocol";
import { PeopleLookup } from "./people-lookup";

const person = (id: string): Participant => ({
  id,
  module_data: {
    control: {
      display_name: id,
      role: "user",
      is_room_owner: false,
      hand_is_up: false,
      joined_at: "2026-03-13T10:00:00.000000Z",
    },
    chat: { groups: [] },
  },
});

function asking(answer: (ids: string[]) => Promise<Participant[]> = async (ids) => ids.map(person)) {
  const asked: string[][] = [];
  const met: string[] = [];
  const peopleLookup = new PeopleLookup({
    ask: (ids) => {
      asked.push(ids);
      return answer(ids);
    },
    onMet: (people) => met.push(...people.map(({ id }) => id)),
  });
  return { peopleLookup, asked, met };
}

test("wanted people are looked up together, each once", async () => {
  const { peopleLookup, asked, met } = asking();
  peopleLookup.want(["alice", "bob"], 0);
  peopleLookup.want(["bob", "carol"], 0);
  peopleLookup.want([], 0);
  assert.deepEqual(asked, []);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(asked, [["alice", "bob", "carol"]]);
  assert.deepEqual(met, ["alice", "bob", "carol"]);
});

test("an immediate look-up takes along those wanted soon, a hundred at a time", async () => {
  const { peopleLookup, asked } = asking();
  const many = Array.from({ length: 150 }, (_, at) => `${at}`);
  peopleLookup.want(many, 5_000);
  await peopleLookup.meet(["alice"]);
  assert.deepEqual(
    asked.map((ids) => ids.length),
    [100, 51],
  );
});

test("a question that fails is no fault, and may be asked again", async () => {
  let isDown = true;
  const { peopleLookup, met } = asking(async (ids) => {
    if (isDown) throw new Error("no connection");
    return ids.map(person);
  });
  await peopleLookup.meet(["alice"]);
  isDown = false;
  await peopleLookup.meet(["alice"]);
  assert.deepEqual(met, ["alice"]);
});

test("of those who were asked for, an answer without them is the last, until a return", async () => {
  const { peopleLookup, asked } = asking(async () => []);
  await peopleLookup.meet(["erased"]);
  peopleLookup.want(["erased", "bob"], 0);
  await peopleLookup.meet([]);
  assert.deepEqual(asked, [["erased"], ["bob"]]);
  peopleLookup.forget();
  peopleLookup.want(["erased"], 0);
  await peopleLookup.meet([]);
  assert.deepEqual(asked.at(-1), ["erased"]);
});
