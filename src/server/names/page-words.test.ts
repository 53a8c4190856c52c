import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { CATALOGUES } from "../../ui/language/catalogues/catalogues";
import { isPageWord, PAGE_WORDS } from "./page-words";

const source = new URL("../../ui/", import.meta.url);
const texts = Object.entries(CATALOGUES).map(([language, catalogue]) => ({
  language,
  entries: new Map(flat(catalogue)),
}));

/** The page's texts in places of names, and the parts of sentences that hold a name. */
const IN_PLACE_OF_NAMES = [
  /\?\? t\("([^"]+)"/g,
  /\? t\("([^"]+)"\) : \(/g,
  /\bothers=\{[^,\n]*\bt\("([^"]+)"/g,
  /(?:who|name|before|people)\b[:=? ][^,\n]*\bt\("([^"]+)"/g,
];

test("the page says nothing in place of a name that somebody may be called", () => {
  assert.ok(texts.length >= 2, "there are catalogues");
  const code = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => readFileSync(new URL(path, source), "utf8"));
  const keys = new Set(
    code.flatMap((text) => IN_PLACE_OF_NAMES.flatMap((it) => [...text.matchAll(it)].map(([, key = ""]) => key))),
  );
  assert.ok(keys.has("people.somebody") && keys.has("notices.others"), "they are found");
  for (const { language, entries } of texts)
    for (const key of keys)
      for (const form of [key, `${key}_one`, `${key}_other`]) {
        const text = entries.get(form)?.replace("{{count}}", "17");
        if (text !== undefined) assert.ok(isPageWord(text), `${language}: "${text}" of ${form}`);
      }
});

test("all that a catalogue calls a role, a person or a conversation is the page's, with any number", () => {
  for (const { language, entries } of texts) {
    const words = [...entries].filter(([key]) =>
      /(^|\.)(role\.[a-z]+|you|owner|somebody|others_[a-z]+|private|notes)$/.test(key),
    );
    const short = words
      .map(([key, text]) => [key, text] as const)
      .filter(([, text]) => !/[<.]|\{\{(?!count)/.test(text));
    assert.ok(short.length > 10, language);
    for (const [key, text] of short)
      for (const number of ["1", "2", "17", "１２", "٣"])
        assert.ok(isPageWord(text.replace("{{count}}", number)), `${language}: "${text}" of ${key}`);
  }
});

test("the page's sentences are no names, with or without their last sign", () => {
  for (const name of [
    "This message was removed.",
    "this message was removed",
    "Loading...",
    "You are editing your message",
  ])
    assert.ok(isPageWord(name), name);
  for (const name of ["Diese Nachricht wurde entfernt", "Nur die Gruppe sieht das.", "Wird gesendet …"])
    assert.ok(isPageWord(name), name);
  for (const name of ["Anna Loading", "Goes", "Hugo van der Goes", "Message in a Bottle"])
    assert.ok(!isPageWord(name), name);
});

describe("The page's words", () => {
  test("with a number behind them are names", () => {
    for (const name of ["Person 5", "User 12", "Guest 3", "Participant 7", "Teilnehmer 4", "Student 3", "Klasse 7b"])
      assert.ok(!isPageWord(name), name);
  });

  test("are found in every disguise that a name has", () => {
    for (const word of PAGE_WORDS) assert.ok(isPageWord(word), word);
    for (const word of [
      "you",
      "YOU",
      "Y0u",
      "Υоu",
      "Ｙｏｕ",
      "Yóu",
      "You.",
      "M0derator",
      "Μοdеrаtоr",
      "GUEST",
      "ΑΙΙе",
      "S i e",
      "You ✓",
      "★ Host ★",
      "Moderator 1",
      "Moderator1",
      "Admin #2",
      "Admin A",
      "Alice (Moderator)",
      "Alice [M0D]",
      "Alice | Host",
      "Alice – Gastgeberin",
      "Parley Admin",
      "Room owner",
      "Systemmeldung",
      "2 others",
      "1 other",
      "2 weitere Personen",
      "Nobody",
      "Private",
      "Somebody else",
      "Gastgeberin",
      "EIGENTÜMER",
      "Moderierende",
      "Benutzer",
    ])
      assert.ok(isPageWord(word), word);
  });

  test("are whole names: people may be called something longer, or something else", () => {
    for (const name of [
      "Young",
      "Yu",
      "Allen",
      "Ali",
      "Gastón",
      "Guesthouse Ltd",
      "Siegfried",
      "Anna (Marketing)",
      "Anna (Moderation team)",
      "Moderna 1",
      "Team 1",
      "Hosta B",
      "Jean-Mod",
      "Adam",
      "Link",
      "Glenn Close",
      "Manfred",
      "Meg",
      "Mina",
      "Agent 7",
      "Jo",
      "Ines",
      "Bob",
      "Otto",
      "Neumann",
      "Allie",
      "Ian",
      "Systema",
    ])
      assert.ok(!isPageWord(name), name);
  });
});

function* flat(catalogue: object, prefix = ""): Generator<[string, string]> {
  for (const [key, value] of Object.entries(catalogue))
    if (typeof value === "string") yield [prefix + key, value];
    else yield* flat(value, `${prefix}${key}.`);
}
