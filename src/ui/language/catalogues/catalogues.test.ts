import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";
import { CATALOGUES } from "./catalogues";
import { LANGUAGES } from "./languages";

type Catalogue = { readonly [key: string]: string | Catalogue };

const catalogues = Object.entries(CATALOGUES).map(([language, catalogue]) => ({
  language,
  entries: entries(catalogue),
}));

test("every file of texts is a part of its language's catalogue", () => {
  const folders = readdirSync(new URL(".", import.meta.url), { withFileTypes: true }).filter((it) => it.isDirectory());
  assert.deepEqual(folders.map(({ name }) => name).sort(), Object.keys(LANGUAGES).sort());
  for (const [language, catalogue] of Object.entries(CATALOGUES)) {
    const files = ["", "later/"].flatMap((part) =>
      readdirSync(new URL(`${language}/${part}`, import.meta.url)).filter((name) => name !== "later"),
    );
    assert.deepEqual(
      files.sort(),
      Object.keys(catalogue)
        .map((part) => `${part}.json`)
        .sort(),
      language,
    );
  }
});

test("every catalogue has all entries of the others", () => {
  assert.ok(catalogues.length >= 2, "there are catalogues to compare");
  const [first, ...others] = catalogues.map(({ entries }) => [...entries.keys()].sort());
  for (const keys of others) assert.deepEqual(keys, first);
});

test("every entry names the same variables in every language, and none is empty", () => {
  const [first, ...others] = catalogues;
  assert.ok(first && first.entries.size > 10, "the catalogue is read");
  for (const [key, text] of first.entries) {
    assert.notEqual(text.trim(), "", key);
    for (const other of others) assert.deepEqual(variables(other.entries.get(key)), variables(text), key);
  }
});

test("German says Sie everywhere", () => {
  for (const [key, text] of entries(CATALOGUES.de))
    assert.doesNotMatch(text, /\b(du|dich|dir|dein(e[rnms]?)?)\b/i, key);
});

test("no text begins with the word that a list puts before its last part", () => {
  for (const [language, catalogue] of Object.entries(CATALOGUES)) {
    const { value: and = "" } = new Intl.ListFormat(language).formatToParts(["one", "other"])[1] ?? {};
    assert.match(and, /^ \p{L}+ $/u, "the language has such a word");
    for (const [key, text] of entries(catalogue))
      assert.ok(!text.startsWith(and.trimStart()), `${language} ${key}: ${text}`);
  }
});

/** The German words for one thing, by those that were used for it beside them. */
const ONE_WORD: Readonly<Record<string, RegExp>> = {
  Unterhaltung: /Gespräch/,
  Moderation: /Moderator(?!in)|Moderierende/,
  Person: /\bMensch/,
  ausgeschaltet: /abgeschaltet|Abschalten/,
  "Anheftung aufheben": /\b([Ll]ösen|gelöst)\b/,
  "In die Moderation aufnehmen": /Moderation (übertragen|abgeben)/,
};

test("German has one word for one thing", () => {
  for (const [key, text] of entries(CATALOGUES.de))
    for (const [word, other] of Object.entries(ONE_WORD)) assert.doesNotMatch(text, other, `${key}: ${word}`);
});

function entries(catalogue: Catalogue, prefix = ""): Map<string, string> {
  const found = Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : [...entries(value, `${prefix}${key}.`)],
  );
  return new Map(found);
}

function variables(text = ""): string[] {
  return [...new Set(text.match(/\{\{\s*\w+|<\/?\w+/g) ?? [])].sort();
}
