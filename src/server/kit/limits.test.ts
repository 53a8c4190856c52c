import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import * as limits from "./limits";

const { DEFAULTS, ...fixed } = limits;
const values: Record<string, number | { perSecond: number; burst: number }> = { ...DEFAULTS, ...fixed };

/** A value in the table's form. */
function shown(name: string, value: (typeof values)[string]): string {
  if (typeof value === "object") {
    const { perSecond, burst } = value;
    const often = perSecond < 1 ? `1 in ${Math.round(1 / perSecond)} s` : `${perSecond} a second`;
    return `${often}, ${burst.toLocaleString("en")} at once`;
  }
  if (/_BYTES$/.test(name) && value % 2 ** 20 === 0) return `${value / 2 ** 20} MiB`;
  if (/_BYTES$/.test(name) && value % 2 ** 10 === 0) return `${value / 2 ** 10} KiB`;
  if (/_MS$/.test(name)) return value < 1000 ? `${value} ms` : `${value / 1000} s`;
  return value.toLocaleString("en");
}

const source = readFileSync(new URL("./limits.ts", import.meta.url), "utf8");
const operating = readFileSync(new URL("../../../docs/operating.md", import.meta.url), "utf8");

/** The cells of each row in the table under a heading. */
function table(heading: string): string[][] {
  const [section = ""] = operating.split(`\n## ${heading}\n`)[1]?.split("\n## ") ?? [];
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test("The operator's table shows each limit with its value and its reason, in the order of the code", () => {
  const written = source.matchAll(/\/\*\* (.*) \*\/\n(?:export const| ) ?([A-Z_]+)\b/g);
  const rows = [...written].flatMap(([, reason = "", name = ""]) => {
    const value = values[name];
    return value === undefined ? [] : [[`\`${name}\``, shown(name, value), reason]];
  });
  assert.equal(rows.length, Object.keys(values).length, "each limit has a reason, on one line");
  assert.deepEqual(table("All limits"), rows);
});

test("The settings that are limits stand in the table of all settings with their defaults", () => {
  const settings = new Map(table("All settings").map(([name, value]) => [name, value]));
  for (const [name, value] of Object.entries(DEFAULTS)) assert.equal(settings.get(`\`${name}\``), `\`${value}\``, name);
});

test("The documents say of /readyz what it does", () => {
  const inWords: Record<number, string> = {
    [limits.READINESS_HELD_MS]: "a second",
    [limits.READINESS_MS]: "two seconds",
  };
  assert.deepEqual(inWords, { 1000: "a second", 2000: "two seconds" });
  const [, watching = ""] = operating.split("\n## Watching\n");
  assert.match(watching, /else, within two seconds or so, 503/);
  assert.match(watching, /^The answer holds for a second,/m);
});

/** Constants that are no limits: pauses before retries, batching, and assumed costs. */
const PACES =
  /^((AGAIN|(FIRST|LONGEST|CHECKPOINT)_PAUSE|PAUSE|GATHER|LEISURE|TELL|BREATH|TICK|FINISH_STEP|SLACK|COMPARE|SWEEP)_MS|(FIRST|ROW|ID|COUNT)_BYTES)$/;

test("No limit stands elsewhere in the server", () => {
  const folder = new URL("..", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    /^(?!testing|.*\.test\.).*\.ts$/.test(path),
  );
  assert.ok(files.includes("store/reading/store.ts"));
  const elsewhere = files
    .filter((path) => path !== "kit/limits.ts" && !path.includes("generated"))
    .flatMap((path) => {
      const constants = readFileSync(new URL(path, folder), "utf8").matchAll(
        /^(?:export )?const ([A-Z_]+_(?:MS|BYTES|DAYS|LIMIT|RATE)) = /gm,
      );
      return [...constants].flatMap(([, name = ""]) => (PACES.test(name) ? [] : [`${path}: ${name}`]));
    });
  assert.deepEqual(elsewhere, []);
});
