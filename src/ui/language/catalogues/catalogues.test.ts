import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

type Catalogue = { readonly [key: string]: string | Catalogue };

const folder = new URL(".", import.meta.url);
const catalogues = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => ({ file, entries: entries(JSON.parse(readFileSync(new URL(file, folder), "utf8"))) }));

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
  const german = catalogues.find(({ file }) => file === "de.json");
  assert.ok(german);
  for (const [key, text] of german.entries) assert.doesNotMatch(text, /\b(du|dich|dir|dein(e[rnms]?)?)\b/i, key);
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
