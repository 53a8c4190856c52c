import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "libsql";
import { openDatabase } from "../connect";
import { commitRowsBy } from "../database/commit-rows";
import { readRowsBy } from "../database/read-rows";
import { searchedRowsBy } from "../search/searched-rows";
import { sqliteStatements } from "./statements";

/** The tables of which a room has a few rows, however long it lasts. */
const FEW = ["Filters", "Held", "Pin", "SmallState"];

test("no statement walks over the rows of a room or of a table", async () => {
  await using scene = await openScene();
  const walks = scene.statements.flatMap((sql) =>
    scene
      .planOf(sql)
      .filter(isWalk)
      .map((step) => `${step}: ${sql}`),
  );
  assert.ok(scene.statements.length > 40, `${scene.statements.length} statements`);
  assert.deepEqual(walks, []);
});

test("a statement that walks would be found", async () => {
  await using scene = await openScene();
  const isFound = (sql: string) => scene.planOf(sql).some(isWalk);
  const ofRoom = `SELECT content FROM "Message" WHERE room_id = ?`;
  assert.ok(isFound(ofRoom));
  assert.ok(isFound(`${ofRoom} AND id IN (SELECT value FROM json_each(?))`));
  assert.ok(isFound(`SELECT content FROM "Message" WHERE content = ?`));
  assert.ok(!isFound(`${ofRoom} AND number > ?`));
});

/** Whether a step of a plan reads a table from end to end, or all that a room has in it. */
function isWalk(step: string): boolean {
  const [, how = "", table = ""] = /^(SCAN|SEARCH) (\w+)/.exec(step) ?? [];
  if (FEW.includes(table)) return false;
  return how === "SCAN" ? /^[A-Z]/.test(table) : /\(room_id=\?\)$/.test(step);
}

async function openScene() {
  const folder = await mkdtemp(join(tmpdir(), "parley-plans-"));
  const file = join(folder, "parley.db");
  await (await openDatabase(`file:${file}`)).close();
  const connection = new Sqlite(file);
  const statements = new Set<string>();
  const noting = new Proxy(connection, {
    get: (target, name) => {
      if (name !== "prepare") return Reflect.get(target, name);
      return (sql: string) => {
        statements.add(sql);
        return target.prepare(sql);
      };
    },
  });
  for (const rowsBy of [commitRowsBy, readRowsBy, searchedRowsBy]) rowsBy(sqliteStatements(noting));
  const planOf = (sql: string) => {
    const steps = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { readonly detail: string }[];
    return steps.map(({ detail }) => detail);
  };
  return {
    statements: [...statements],
    planOf,
    async [Symbol.asyncDispose]() {
      connection.close();
      await rm(folder, { recursive: true });
    },
  };
}
