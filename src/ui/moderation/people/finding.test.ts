import assert from "node:assert/strict";
import test from "node:test";
import type { Participant, Role } from "../../../protocol";
import { found, handsFirst, ordered } from "./finding";

const joined_at = "2026-03-13T10:02:00.000000Z";

function person(display_name: string, role: Role, more: { groups?: string[]; owner?: true; left?: true } = {}) {
  const control = { display_name, role, is_room_owner: more.owner ?? false, hand_is_up: false, joined_at };
  return {
    id: display_name,
    module_data: {
      control: { ...control, ...(more.left && { left_at: joined_at }) },
      chat: { groups: more.groups ?? [] },
    },
  } satisfies Participant;
}

const people = [
  person("Zoë Álvarez", "user", { groups: ["press"] }),
  person("Bob", "moderator", { left: true }),
  person("Carol", "moderator"),
  person("Äbby", "guest", { groups: ["Backend", "press"] }),
  person("Alice", "moderator", { owner: true }),
];
const names = (list: Participant[]) => list.map(({ id }) => id);
const role = ({ module_data }: Participant) => module_data.control.role;

test("people here come before those who left, the owner before moderators before others", () => {
  assert.deepEqual(names(ordered(people, "de")), ["Alice", "Carol", "Äbby", "Zoë Álvarez", "Bob"]);
});

test("hands stand first, in their order, and nobody twice", () => {
  const [zoe, bob, carol] = people;
  assert.ok(zoe && bob && carol);
  assert.deepEqual(names(handsFirst([carol, zoe, bob], [zoe, carol])), [zoe.id, carol.id, bob.id]);
  assert.deepEqual(names(handsFirst([bob], [carol])), [carol.id, bob.id], "also who is on no page yet");
});

test("people are found by any part of name, role and groups, without diacritics", () => {
  assert.deepEqual(names(found(people, "zoe alv", role)), ["Zoë Álvarez"]);
  assert.deepEqual(names(found(people, "PRESS", role)), ["Zoë Álvarez", "Äbby"]);
  assert.deepEqual(names(found(people, "press guest", role)), ["Äbby"]);
  assert.deepEqual(found(people, "nobody", role), []);
  assert.equal(found(people, "  ", role).length, people.length);
});
