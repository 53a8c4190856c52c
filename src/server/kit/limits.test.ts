import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import * as bounds from "../../protocol/primitives/limits";
import * as limits from "./limits";

const { DEFAULTS, ...fixed } = limits;
const values: Record<string, number | string | { perSecond: number; burst: number }> = {
  ...DEFAULTS,
  ...fixed,
  ...bounds,
};

/** A value in the table's form. */
function shown(name: string, value: (typeof values)[string]): string {
  if (typeof value === "string") return value;
  if (typeof value === "object") {
    const { perSecond, burst } = value;
    const often = perSecond < 1 ? `1 in ${Math.round(1 / perSecond)} s` : `${perSecond} a second`;
    return `${often}, ${burst.toLocaleString("en")} at once`;
  }
  if (/_BYTES$/.test(name) && value % 2 ** 20 === 0) return `${value / 2 ** 20} MiB`;
  if (/_BYTES$/.test(name) && value % 2 ** 10 === 0) return `${value / 2 ** 10} KiB`;
  if (/_MS$/.test(name)) return value < 1000 ? `${value} ms` : `${value / 1000} s`;
  if (/_SECONDS$/.test(name)) return `${value.toLocaleString("en")} s`;
  return value.toLocaleString("en");
}

/** One file of the server, and one of what its clients hold to as well: the protocol may not import the server. */
const FILES = ["kit/limits.ts", "protocol/primitives/limits.ts"];
const source = ["./limits.ts", "../../protocol/primitives/limits.ts"]
  .map((path) => readFileSync(new URL(path, import.meta.url), "utf8"))
  .join("\n");
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
  assert.deepEqual([limits.READINESS_HELD_MS, limits.READINESS_MS], [1000, 1000]);
  const [, watching = ""] = operating.split("\n## Watching\n");
  assert.match(watching, /else, within a second or so, 503/);
  assert.match(watching, /^The answer holds for a second,/m);
});

/**
 * Constants that are no limits: paces and pauses, assumed costs, sizes of the first try or of the first tidying, and what
 * a format has. What a page shows or reads aloud at once (`ui`) bounds no cost of the server.
 */
const NO_LIMITS: Readonly<Record<string, readonly string[]>> = {
  "protocol/pasting/pasted-link.ts": ["CODE_LENGTH"],
  "server/api/commands.ts": ["LEISURE_MS"],
  "server/bus/redis.ts": ["LONGEST_PAUSE_MS"],
  "server/delivery/channel.ts": ["GATHER_MS", "LONGEST_PAUSE_MS"],
  "server/delivery/gathering/gatherer.ts": ["PAUSE_MS"],
  "server/delivery/gathering/typists.ts": ["PAUSE_MS"],
  "server/delivery/hub.ts": ["AGAIN_MS"],
  "server/kit/event-loop.ts": ["BREATH_MS"],
  "server/kit/log.ts": ["STANDARD_OUTPUT", "STANDARD_ERROR"],
  "server/limits/allowance.ts": ["SLACK_MS", "TIDY_AT"],
  "server/origin/security-headers.ts": ["YEAR_SECONDS"],
  "server/port/body.ts": ["FIRST_BYTES"],
  "server/port/http.ts": ["FINISH_STEP_MS"],
  "server/rooms/stays.ts": ["AGAIN_MS", "TELL_MS"],
  "server/server.ts": ["COMPARE_MS", "SWEEP_MS"],
  "server/store/commit/lane.ts": ["GATHER_MS"],
  "server/store/commit/outage.ts": ["FIRST_PAUSE_MS", "LONGEST_PAUSE_MS"],
  "server/store/database/read-rows.ts": ["GREATEST"],
  "server/store/tables/rows.ts": ["UNANNOUNCED"],
  "server/store/postgres/postgres.ts": ["MIGRATION_LOCK"],
  "server/store/reading/weight.ts": ["ROW_BYTES", "COUNT_BYTES", "ID_BYTES"],
  "server/store/search/scan.ts": ["FIRST_NUMBERS", "FEWEST_NUMBERS"],
  "server/store/sqlite/client.ts": ["AGAIN_MS"],
  "server/store/sqlite/files.ts": ["TICK_MS"],
  "server/store/sqlite/hold.ts": ["PAUSE_MS"],
  "server/store/sqlite/page.ts": ["FILE_HEADER"],
  "server/store/sqlite/remains.ts": ["CHECKPOINT_PAUSE_MS"],
  "server/store/upkeep/erasing-slices.ts": ["LEAST_ROWS"],
  "server/store/upkeep/erasing.ts": ["GATHER_MS"],
  "server/store/upkeep/restore.ts": ["AHEAD"],
};

/** A name in capitals for a number, and a number where a schema bounds a text, a list or another number. */
const NUMBER = /^ *(?:export )?const ([A-Z][A-Z\d_]*)(?:: [^=]+)? = -?\d[\d_.]*(?:e\d+)?(?: [*/+-]{1,2} [\d_.]+)*;$/gm;
const BOUND = /(?<!Math)\.(?:max|lte|lt)\([\d_]+|\b(?:upTo|trimmedUpTo|listUpTo|uniqueUpTo)\([\d_]+/g;

test("No limit stands elsewhere in the protocol, the rules, the server or the service worker", () => {
  const ring = new URL("../../", import.meta.url);
  const files = ["protocol", "room", "server"].flatMap((name) =>
    readdirSync(new URL(name, ring), { recursive: true, encoding: "utf8" })
      .filter((path) => /^(?!(.*\/)?(testing|scenarios|generated)\/|.*\.test\.).*\.ts$/.test(path))
      .map((path) => `${name}/${path}`),
  );
  for (const path of [...FILES, ...Object.keys(NO_LIMITS), "room/base/clock.ts"])
    assert.ok(
      files.some((it) => it.endsWith(path)),
      path,
    );
  const elsewhere = [...files, "../public/sw.js"]
    .filter((path) => !FILES.some((it) => path.endsWith(it)))
    .flatMap((path) => {
      const text = readFileSync(new URL(path, ring), "utf8");
      const constants = [...text.matchAll(NUMBER)].map(([, name = ""]) => name);
      const unknown = constants.filter((name) => !NO_LIMITS[path]?.includes(name));
      const gone = NO_LIMITS[path]?.filter((name) => !constants.includes(name)) ?? [];
      return [...unknown, ...gone, ...(text.match(BOUND) ?? [])].map((it) => `${path}: ${it}`);
    });
  assert.deepEqual(elsewhere, []);
});
