import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { commitRowsBy } from "../../store/database/commit-rows";
import { readRowsBy } from "../../store/database/read-rows";
import { searchedRowsBy } from "../../store/search/searched-rows";
import { OF_ROOM, SHOWN } from "../../store/tables/shown-messages";
import type { Statements } from "../../store/tables/statements";

/** Collects the statements that are prepared. */
function collecting(found: string[]): Statements {
  const keep = (sql: string) => {
    found.push(sql);
    return () => [];
  };
  return {
    reading: keep,
    writing: keep,
    adding: () => () => undefined,
    finding: (table, by, columns) => {
      keep(`SELECT ${Object.keys(columns).join(", ")} FROM "${table}" WHERE ${Object.keys(by).join(", ")}`);
      return () => [];
    },
    among: (column) => `${column} IN (?)`,
    listed: "(?)",
    lockRoom: () => undefined,
  };
}

test("each statement that reads messages leaves out those that were cleared", () => {
  const found: string[] = [];
  readRowsBy(collecting(found));
  commitRowsBy(collecting(found));
  searchedRowsBy(collecting(found));
  const reads = found.filter((sql) => /\b(FROM|JOIN)\s+"Message"/i.test(sql));
  assert.ok(reads.length >= 5, `${reads.length} statements`);
  const isGuarded = (sql: string) =>
    sql.includes(`WHERE "Message".room_id = ? AND ${SHOWN} AND `) || sql.endsWith(` AND ${OF_ROOM} AND ${SHOWN}`);
  for (const sql of reads) assert.ok(isGuarded(sql), sql);
});

test("the server reads messages by these statements alone", () => {
  const server = join(process.cwd(), "src", "server");
  const files = readdirSync(server, { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.ts$/.test(path) && !/\.test\.ts$|^(testing|scenarios)\b|\bgenerated\b/.test(path),
  );
  const reading = files.filter((path) =>
    /\b(FROM|JOIN)\s+"Message"|\bmessage\.(find|count|aggregate|groupBy)|\b(messages|message): (true|\{ (select|include))/.test(
      readFileSync(join(server, path), "utf8"),
    ),
  );
  assert.deepEqual(reading.sort(), [
    "store/tables/shown-messages.ts",
    "store/upkeep/erasing-slices.ts",
    // It reads numbers alone, and tells the operator which of them were cleared.
    "store/upkeep/verification.ts",
  ]);
});
