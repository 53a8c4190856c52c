import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as later from "../../src/ui/language/catalogues/en-later";
import { root } from "../lib/steps.mjs";
import { pageGraph } from "./page-graph";

const KEY = new RegExp(`["'\`](${Object.keys(later).join("|")})\\.[a-z_$]`, "g");

/** The modules of a page that come with its first scripts, without those of libraries. */
async function firstModules(page: string): Promise<string[]> {
  const { outputs } = await pageGraph(page);
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint?.startsWith("src/pages/"));
  const reached = new Set<string>();
  const follow = (name: string) => {
    const output = outputs[name];
    if (output === undefined || reached.has(name)) return;
    reached.add(name);
    for (const { path, kind } of output.imports) if (kind === "import-statement") follow(path);
  };
  for (const [name] of entries) follow(name);
  return [...reached].flatMap((name) => Object.keys(outputs[name]?.inputs ?? {})).filter((it) => it.startsWith("src/"));
}

test("the first scripts of a room's page need none of the texts that come later", async () => {
  const modules = await firstModules("rooms/[room]/[[...place]].tsx");
  assert.ok(modules.length > 200, `${modules.length} modules`);
  const needy = modules
    .filter((it) => it.startsWith("src/ui/"))
    .flatMap((it) => [...readFileSync(join(root, it), "utf8").matchAll(KEY)].map(([found]) => `${it}: ${found}`));
  assert.deepEqual(needy, []);
});

test("a page that begins with such texts asks for them", async () => {
  for (const page of ["index.tsx", "join/[invite].tsx", "404.tsx", "500.tsx"]) {
    const texts = (await firstModules(page)).map((it) => readFileSync(join(root, it), "utf8"));
    const needs = texts.some((it) => it.search(KEY) >= 0);
    assert.ok(!needs || texts.some((it) => it.includes("beginWithLaterTexts();")), page);
  }
});
