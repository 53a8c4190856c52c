import assert from "node:assert/strict";
import test from "node:test";
import type { Participant, Role } from "../../protocol";
import { groupsOf, peopleOf } from "./people";

const person = (display_name: string, role: Role = "user", groups: string[] = []): Participant => ({
  id: display_name,
  module_data: {
    control: { display_name, role, is_room_owner: false, hand_is_up: false, joined_at: "2026-03-13T10:00:00.000000Z" },
    chat: { groups },
  },
});
const people = [
  person("Zoe", "moderator"),
  person("Åsa Öberg"),
  person("bo", "user", ["/Org/Backend"]),
  person("Amira"),
];
const ids = (found: readonly Participant[]) => found.map(({ id }) => id);

test("moderators are apart, and each part is by name, capitals and accents aside", () => {
  const { moderators, others } = peopleOf(people, "", "en");
  assert.deepEqual(ids(moderators), ["Zoe"]);
  assert.deepEqual(ids(others), ["Amira", "Åsa Öberg", "bo"]);
});

test("a person is found by a part of the name or by a group", () => {
  assert.deepEqual(ids(peopleOf(people, " asa ob", "en").others), ["Åsa Öberg"]);
  assert.deepEqual(ids(peopleOf(people, "backend", "en").others), ["bo"]);
  assert.deepEqual(peopleOf(people, "nobody", "en"), { moderators: [], others: [] });
});

test("the groups of all are counted once", () => {
  const all = [...people, person("Carol", "user", ["press"]), person("Gustav", "guest", ["press", "/Org/Backend"])];
  assert.deepEqual(groupsOf(all), ["/Org/Backend", "press"]);
});
