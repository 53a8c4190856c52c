import assert from "node:assert/strict";
import { test } from "node:test";
import type { Addressee } from "../../../protocol";
import { foundPlaces, type Place, personPlace } from "./found";

const place = (name: string, to: Addressee): Place => ({ name, to, unread: 0 });
const everyone = place("Everyone", { scope: "global" });
const backend = place("Backend", { scope: "group", target: "/OU/Backend" });
const bo = personPlace("b0", "Bo Martinsson");
const mateo = personPlace("c0", "Mateo Álvarez");
const conversations = [everyone, backend, bo];

const names = (sought: string) => foundPlaces(sought, conversations, [bo, mateo]).map(({ name }) => name);

test("Without a search, the conversations stand as in the list, and then the people without one", () => {
  assert.deepEqual(names(""), ["Everyone", "Backend", "Bo Martinsson", "Mateo Álvarez"]);
});

test("Accents and case do not count, and a word within a name does", () => {
  assert.deepEqual(names("alva"), ["Mateo Álvarez"]);
  assert.deepEqual(names("MARTIN bo"), ["Bo Martinsson"]);
  assert.deepEqual(names("xyz"), []);
});

test("What begins with the search goes before what only contains it", () => {
  assert.deepEqual(names("ma"), ["Mateo Álvarez", "Bo Martinsson"]);
});

test("A long list is cut", () => {
  const crowd = Array.from({ length: 1_000 }, (_, at) => personPlace(`p${at}`, `Person ${at}`));
  assert.equal(foundPlaces("", conversations, crowd).length, 30);
});
