import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Addressee, MODERATORS, type Participant } from "../../../protocol";
import { DEFAULT_RULES } from "../../../room/view";
import type { Chosen } from "../../client/state/chosen";
import { CATALOGUES } from "../../language/catalogues/catalogues";
import { translating } from "../../language/translation/translate";
import { candidatesIn } from "./candidates";

const t = translating("en", CATALOGUES.en);

type More = { role?: "moderator" | "user"; groups?: string[]; left?: boolean };

function person(display_name: string, { role = "user", groups = [], left = false }: More = {}): Participant {
  const joined_at = "2026-01-13T12:00:00.000000Z";
  const control = {
    display_name,
    role,
    is_room_owner: false,
    hand_is_up: false,
    joined_at,
    ...(left && { left_at: joined_at }),
  };
  return { id: display_name, module_data: { control, chat: { groups } } };
}

const alice = person("Alice", { role: "moderator", groups: ["/OU/Backend", "board"] });
const bob = person("Bob", { groups: ["board"] });
const asa = person("Åsa Bergström", { left: true });
const zoe = person("Zoë Baker");
const people = [asa, zoe, alice, bob];
const global: Addressee = { scope: "global" };

const names = (query: string, to: Addressee = global, self = alice, chosen: Chosen[] = []) =>
  candidatesIn({ self, rules: DEFAULT_RULES }, { to, query, people, t, chosen }).map(({ name }) => name);

describe("The people and groups behind an @", () => {
  test("are people by any word of their name, accents aside: who is here first, then who left", () => {
    assert.deepEqual(names("b"), ["Bob", "Zoë Baker", "Åsa Bergström", "Backend", "board"]);
    assert.deepEqual(names("asa"), ["Åsa Bergström"]);
    assert.deepEqual(names("BAKER"), ["Zoë Baker"]);
    assert.deepEqual(names("nobody"), []);
  });

  test("call the moderators by a word", () => {
    const among: Addressee = { scope: "group", target: MODERATORS };
    const mara = person("Mara", { role: "moderator", groups: ["board", MODERATORS] });
    assert.deepEqual(names("mod", global, mara), ["Moderators"]);
    assert.deepEqual(names("mod", among, mara), ["Moderators"]);
    assert.deepEqual(names("mod", global, bob), []);
  });

  test("have the user last", () => {
    assert.deepEqual(names("a").slice(0, 3), ["Zoë Baker", "Alice", "Åsa Bergström"]);
  });

  test("are found by several words only as these stand in the name", () => {
    assert.deepEqual(names("zoe b"), ["Zoë Baker"]);
    assert.deepEqual(names("baker zoe"), []);
    assert.deepEqual(names("Alice a"), [], "a sentence that goes on");
  });

  test("can read the conversation", () => {
    assert.deepEqual(names("b", { scope: "group", target: "board" }), ["Bob", "board"]);
    assert.deepEqual(names("b", { scope: "private", target: bob.id }), ["Bob"]);
    assert.deepEqual(names("a", { scope: "private", target: bob.id }), ["Alice"]);
  });

  test("are everybody only for a moderator", () => {
    assert.deepEqual(names("every"), ["everyone"]);
    assert.deepEqual(names("every", global, bob), []);
    assert.deepEqual(names("every", { scope: "private", target: bob.id }), []);
  });

  test("are no more people and groups than a message can mention", () => {
    const twenty = Array.from({ length: 20 }, (_, at): Chosen => ({ text: "@x", id: `${at}` }));
    const five = Array.from({ length: 5 }, (_, at): Chosen => ({ text: "@x", group: `${at}` }));
    assert.deepEqual(names("b", global, alice, twenty), ["Backend", "board"]);
    assert.deepEqual(names("bo", global, alice, five), ["Bob"]);
  });
});
