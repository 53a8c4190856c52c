import assert from "node:assert/strict";
import { before, test } from "node:test";
import i18next, { type TFunction } from "i18next";
import { CATALOGUES } from "../language/catalogues/languages";
import { type Heard, inWords } from "./announcement";

let t: TFunction;
before(async () => {
  t = await i18next.createInstance().init({ lng: "en", resources: CATALOGUES, interpolation: { escapeValue: false } });
});

const renamed = (source: string, old_name: string, name: string): Heard => ({ source, old_name, name });
const deed = (it: "chat_enabled" | "chat_disabled" | "history_cleared", name = "Alice"): Heard => ({
  ...{ source: name, name, deed: it },
});

test("sixty new names of a person are one sentence, and none if the old name is back", () => {
  const many = Array.from({ length: 60 }, (_, nth) => renamed("bob", `Bob ${nth}`, `Bob ${nth + 1}`));
  assert.equal(inWords(many, t), "Bob 0 is now called Bob 60.");
  assert.equal(inWords([...many, renamed("bob", "Bob 60", "Bob 0")], t), "");
});

test("of many people's new names three are told, and the others counted", () => {
  const many = Array.from({ length: 20 }, (_, nth) => renamed(`${nth}`, `Old ${nth}`, `New ${nth}`));
  const three = "Old 0 is now called New 0. Old 1 is now called New 1. Old 2 is now called New 2.";
  assert.equal(inWords(many, t), `${three} 17 more people have new names.`);
});

test("switches are told by their net effect, and clearings once", () => {
  const [on, off] = [deed("chat_enabled"), deed("chat_disabled", "Mara")];
  assert.equal(inWords([off, on], t), "");
  assert.equal(inWords([off, on, { ...off }], t), "Mara switched the chat off.");
  assert.equal(
    inWords(
      Array.from({ length: 9 }, () => deed("history_cleared")),
      t,
    ),
    "Alice cleared the history.",
  );
});

test("an announcement is told once and before everything else, and of many the newest three", () => {
  const announced = (announcement: string): Heard => ({ source: "alice", name: "Alice", announcement });
  const said: Heard = { source: "bob", name: "Bob", to: { scope: "global" }, text: "Hello" };
  const lunch = "Announcement from Alice: Lunch";
  assert.equal(inWords([said, announced("Lunch"), announced("Lunch")], t), `${lunch} Bob: Hello`);
  const many = Array.from({ length: 5 }, (_, at) => announced(`${at}`));
  assert.equal(inWords(many, t), [2, 3, 4].map((at) => `Announcement from Alice: ${at}`).join(" "));
});

test("names are told verbatim, whatever signs they contain", () => {
  for (const name of ["$` $& $'", "<name/>", "<before/>", "{{count}}", "$t(kit.app)"]) {
    assert.equal(inWords([renamed("bob", name, "Bob")], t), `${name} is now called Bob.`);
    assert.equal(inWords([deed("chat_enabled", name)], t), `${name} switched the chat on.`);
  }
});
