import assert from "node:assert/strict";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { refusedProcess } from "../../testing/machine/refused-start";
import { spawnProgram } from "../../testing/server-process";

const MISNAMED = {
  "file:./data/parley.db?connection_limit=1": "has the option connection_limit=1",
  "file:FOLDER/x/parley.db?mode=ro": "has the option mode=ro",
};

for (const [url, why] of Object.entries(MISNAMED))
  test(`No program opens another file than the one that "${url}" could mean`, async () => {
    await using place = await emptyPlace();
    const { folder } = place;
    const settings = { SECRET: "", DATABASE_URL: url.replace("FOLDER", `//${folder}`) };
    const said = await refusedProcess(settings, folder);
    assert.ok(said.startsWith(`Parley cannot start: DATABASE_URL ${why}`), said);
    for (const [program, ...args] of [
      ["admin", "room", "list"],
      ["backup", "kept"],
      ["restore", "kept"],
    ])
      assert.deepEqual(await refusedProgram(`../${program}.ts`, args, settings, folder), {
        code: 1,
        lines: 1,
        saysWhy: true,
      });
    assert.deepEqual(readdirSync(folder), [], "nothing is made");

    async function refusedProgram(...[path, ...rest]: Parameters<typeof spawnProgram>) {
      const child = spawnProgram(path, ...rest);
      let said = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
      const [code] = await once(child, "close");
      return { code, lines: said.trimEnd().split("\n").length, saysWhy: said.startsWith(`DATABASE_URL ${why}`) };
    }
  });

async function emptyPlace() {
  const folder = await mkdtemp(join(tmpdir(), "parley-misnamed-"));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
