import assert from "node:assert/strict";
import { test } from "node:test";
import { CATALOGUES } from "../catalogues/catalogues";
import { type TextKey, translating } from "./translate";

const [english, german] = [translating("en", CATALOGUES.en), translating("de", CATALOGUES.de)];
const unknown = "lobby.name_refused.unheard_of" as TextKey;

test("A key stands for its text in each language", () => {
  assert.equal(english("kit.cancel"), "Cancel");
  assert.equal(german("kit.cancel"), "Abbrechen");
});

test("A count chooses the form, and stands in it", () => {
  assert.match(english("chat.unread", { count: 1 }), /^1 /);
  assert.equal(english("session.door.count", { count: 1 }), "1 person is waiting");
  assert.equal(english("session.door.count", { count: 2 }), "2 people are waiting");
  for (const t of [english, german]) assert.match(t("chat.unread", { count: 0 }), /0/);
});

test("The first key that has a text counts, and a key without one stands for itself", () => {
  assert.equal(english([unknown, "lobby.name_refused.other"]), english("lobby.name_refused.other"));
  assert.equal(english([unknown]), unknown);
});

test("Values are put in verbatim, and those from right to left are kept to themselves", () => {
  const says = (name: string) => english("telling.says", { name, place: "Everyone" });
  for (const name of ["$` $& $' $$ $1 $<name>", "{{place}}", "{{name}}", "constructor", "<b>", "$t(kit.cancel)"])
    assert.equal(says(name), `${name} in Everyone`);
  assert.equal(says("שרה"), "\u2068שרה\u2069 in Everyone");
  assert.equal(english("telling.says", { name: "Bo" }), "Bo in {{place}}");
});
