import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { folderFaults, fullFolders, MOST_FILES, type Rules, rulesIn, unusedAllowances } from "./folders";

const rules = rulesIn(readFileSync("docs/architecture.md", "utf8"));
const ROOT = "src/server";
const ROOTS = ["src/protocol", "src/room", ROOT, "src/ui"];
const MOST_LAYERS = 11;

/** A project in which each folder of a table holds one file, and some hold more. */
async function projectWith(files: Record<string, string>, table: Rules = rules) {
  const folder = await mkdtemp(join(tmpdir(), "parley-folders-"));
  const all = { ...Object.fromEntries([...table.keys()].map((it) => [`${it}/own.ts`, ""])), ...files };
  for (const [path, source] of Object.entries(all)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }
  return {
    folder,
    faults: () => folderFaults(folder, ROOTS, table),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

test("The table lets each folder import what its row names, and nothing else", async () => {
  await using project = await projectWith({});
  for (const from of rules.keys()) {
    const folders = [...rules.keys()].filter((it) => it.startsWith(ROOTS.find((root) => from.startsWith(root)) ?? ""));
    const imports = folders
      .filter((it) => it !== from)
      .map((to) => `import { thing } from "${relative(from, `${to}/thing`).replace(/^(?!\.)/, "./")}";`);
    const file = join(project.folder, from, "thing.ts");
    await writeFile(file, imports.join("\n"));
    const refused = project.faults().map((fault) => fault.replace(/.* may not import /, ""));
    const may = rules.get(from);
    const isTesting = (folder: string) => rules.get(folder) === "anything";
    const expected = folders.filter((to) => {
      if (to === from || may === "anything") return false;
      return may instanceof Set ? !may.has(to) : isTesting(to);
    });
    assert.deepEqual(refused.sort(), expected.sort(), from);
    await rm(file);
  }
});

test("An allowance that no file uses is told, and so no row says more than is so", async () => {
  const table: Rules = new Map([
    ["src/server/api", new Set(["src/server/port", "src/server/kit"])],
    ["src/server/port", new Set<string>()],
    ["src/server/kit", new Set<string>()],
  ]);
  await using project = await projectWith({ "src/server/api/thing.ts": 'import { it } from "../port/it";' }, table);
  assert.deepEqual(unusedAllowances(project.folder, [ROOT], table), [
    "src/server/api: imports nothing of src/server/kit",
  ]);
});

test("Each way to import is seen", async () => {
  const ways = [
    'import { connect } from "../port/http";',
    'import type { Connect } from "../port/http";',
    'import {\n  connect,\n} from "../port/http";',
    'export { connect } from "../port/http";',
    'export * from "../port/http";',
    'import "../port/http";',
    'const { connect } = await import("../port/http");',
  ];
  for (const way of ways) {
    await using project = await projectWith({ [`${ROOT}/kit/thing.ts`]: way });
    assert.deepEqual(project.faults(), [`${ROOT}/kit/thing.ts: may not import ${ROOT}/port`], way);
  }
  await using project = await projectWith({ [`${ROOT}/kit/thing.test.ts`]: ways.join("\n") });
  assert.deepEqual(project.faults(), [], "a test may");
});

test("Pages know the rules by two files alone", async () => {
  const imports = ["view", "control/invitations", "chat/decide", "namespaces"].map(
    (it) => `import { a } from "../../room/${it}";`,
  );
  await using project = await projectWith({ "src/ui/language/thing.ts": imports.join("\n") });
  const fault =
    "src/ui/language/thing.ts: of src/room it may import src/room/view and src/room/control/invitations alone";
  assert.deepEqual(project.faults(), [fault, fault]);
});

test("A folder that no row names, an empty one and one with too many files are refused", async () => {
  const many = Object.fromEntries(Array.from({ length: MOST_FILES }, (_, at) => [`${ROOT}/bus/more-${at}.ts`, ""]));
  await using project = await projectWith({ ...many, [`${ROOT}/attic/thing.ts`]: "" });
  assert.deepEqual(project.faults(), [
    `${ROOT}/attic: docs/architecture.md does not name it`,
    `${ROOT}/bus: ${MOST_FILES + 1} files, and ${MOST_FILES} are the most`,
  ]);
  await using other = await projectWith({});
  await rm(join(other.folder, ROOT, "kit/own.ts"));
  assert.deepEqual(other.faults(), [`${ROOT}/kit: docs/architecture.md names it, and it holds nothing`]);
  assert.deepEqual(fullFolders(project.folder, [`${ROOT}/bus`]), [
    `${ROOT}/bus: ${MOST_FILES + 1} files, and ${MOST_FILES} are the most`,
  ]);
  assert.deepEqual(fullFolders(project.folder, [`${ROOT}/attic`]), []);
});

test("No folders import each other, and the server has few layers", () => {
  const layers = new Map<string, number>();
  const layerOf = (folder: string, path: readonly string[]): number => {
    assert.ok(!path.includes(folder), `a circle: ${[...path, folder].join(" → ")}`);
    const known = layers.get(folder);
    if (known !== undefined) return known;
    const may = rules.get(folder);
    const below = may instanceof Set ? [...may] : [];
    const layer = 1 + Math.max(0, ...below.map((it) => layerOf(it, [...path, folder])));
    layers.set(folder, layer);
    return layer;
  };
  for (const folder of rules.keys()) layerOf(folder, []);
  const deepest = Math.max(...[...layers].flatMap(([folder, layer]) => (folder.startsWith(ROOT) ? [layer] : [])));
  // The programs are the top layer.
  assert.ok(deepest + 1 <= MOST_LAYERS, `${deepest + 1} layers`);
});
