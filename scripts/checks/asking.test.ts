import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/steps.mjs";
import { pageGraph } from "./page-graph";

const HOOKS = "src/ui/connection/trpc.ts";

test("in a room, only parts that are wrapped by `asking` ask with hooks: elsewhere a hook breaks the page", async () => {
  const { inputs } = await pageGraph("rooms/[room]/[[...place]].tsx");
  const isWrapped = (path: string) => / = asking\(/.test(readFileSync(join(root, path), "utf8"));
  const reached = new Set<string>();
  const bare: string[] = [];
  let wrapped = 0;
  const follow = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    if (isWrapped(path)) {
      wrapped += 1;
      return;
    }
    for (const { path: imported } of inputs[path]?.imports ?? []) {
      if (imported === HOOKS) bare.push(path);
      else if (imported.startsWith("src/")) follow(imported);
    }
  };
  for (const path of Object.keys(inputs)) if (path.startsWith("src/pages/")) follow(path);
  assert.ok(reached.size > 300 && wrapped > 3, `${reached.size} modules, ${wrapped} of them wrapped`);
  assert.deepEqual(bare, []);
});
