import assert from "node:assert/strict";
import { test } from "node:test";
import { shortNames } from "./short-names";

function shortened(...names: string[]): string[] {
  return [...shortNames(names.map((name, at) => ({ id: `p${at}`, name }))).values()];
}

test("A first name is enough, without titles before it", () => {
  assert.deepEqual(shortened("Chidi Okonkwo", "Dr. Wilhelmina Vandenbroucke-Featherstonehaugh", "נועה לוי", "Amira"), [
    "Chidi",
    "Wilhelmina",
    "נועה",
    "Amira",
  ]);
});

test("Two who share a first name have their whole names, accents aside", () => {
  assert.deepEqual(shortened("Mateo Álvarez", "Matéo Dubois", "Bo Martinsson"), [
    "Mateo Álvarez",
    "Matéo Dubois",
    "Bo",
  ]);
  assert.deepEqual(shortened("Bob", "Bob Marley"), ["Bob", "Bob Marley"]);
});

test("A name that is written in another way stays whole", () => {
  for (const name of ["Okonkwo, Chidi", "Bo (2)", "GL_promo_4711", "D. R."]) assert.deepEqual(shortened(name), [name]);
});
