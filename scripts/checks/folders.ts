import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";

/** The imports that `docs/architecture.md` allows each folder. Paths are relative to the project. */
export type Rules = ReadonlyMap<string, ReadonlySet<string> | "anything" | "anything below">;

export const MOST_FILES = 15;
/** Lint cannot check this, because `src/ui` has a folder called `room`, too. */
const ROOM_OF_PAGES: readonly string[] = ["src/room/view", "src/room/control/invitations"];

const ROW = /^\| `([^`]+)` *\|[^|]+\| *(.*?) *\|$/gm;
const TABLE = /^\| folder of `([^`]+)` *\|(?:.*\n)+?\n/gm;
const IMPORT = /^(?:import|export)\b[^;]*?from "(\.[^"]*)"|\bimport\(\s*"(\.[^"]*)"|^import "(\.[^"]*)"/gm;

export function rulesIn(document: string): Rules {
  const rules = new Map<string, ReadonlySet<string> | "anything" | "anything below">();
  for (const [table, root = ""] of document.matchAll(TABLE))
    for (const [, folder = "", may = ""] of table.matchAll(ROW)) {
      if (folder === root) continue;
      const named = [...may.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => normalize(join(root, name)));
      const isOpen = may === "anything" || may === "anything below";
      rules.set(normalize(join(root, folder)), isOpen ? may : new Set(named));
    }
  return rules;
}

/** Returns one line for each fault. */
export function folderFaults(project: string, roots: readonly string[], rules: Rules): string[] {
  const faults: string[] = [];
  for (const root of roots) {
    const files = filesIn(project, root);
    for (const folder of countByFolder(files).keys())
      if (!rules.has(folder)) faults.push(`${folder}: docs/architecture.md does not name it`);
    for (const [folder] of rules)
      if (isBelow(folder, root) && !files.some((file) => dirname(file) === folder))
        faults.push(`${folder}: docs/architecture.md names it, and it holds nothing`);
    for (const file of files) faults.push(...importFaults(project, file, root, rules));
  }
  return [...faults, ...fullFolders(project, roots)];
}

/** Returns one line for each fault. */
export function fullFolders(project: string, roots: readonly string[]): string[] {
  return roots.flatMap((root) =>
    [...countByFolder(filesIn(project, root))].flatMap(([folder, count]) =>
      count > MOST_FILES ? [`${folder}: ${count} files, and ${MOST_FILES} are the most`] : [],
    ),
  );
}

/** An allowance that no file uses says something of the folders that is not so. */
export function unusedAllowances(project: string, roots: readonly string[], rules: Rules): string[] {
  const files = roots.flatMap((root) => filesIn(project, root)).filter((file) => !isTest(file));
  const used = new Set(
    files.flatMap((file) => importsOf(project, file).map((imported) => `${dirname(file)} ${dirname(imported)}`)),
  );
  return [...rules].flatMap(([folder, may]) =>
    may instanceof Set
      ? [...may].filter((target) => !used.has(`${folder} ${target}`)).map((it) => `${folder}: imports nothing of ${it}`)
      : [],
  );
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

/** Without extensions. */
function importsOf(project: string, file: string): string[] {
  const source = readFileSync(join(project, file), "utf8");
  return [...source.matchAll(IMPORT)].map(([, one, other, third]) =>
    normalize(join(dirname(file), one ?? other ?? third ?? "")),
  );
}

function importFaults(project: string, file: string, root: string, rules: Rules): string[] {
  const folder = dirname(file);
  if (isTest(file) || rules.get(folder) === "anything") return [];
  return importsOf(project, file).flatMap((imported) => {
    if (isBelow(folder, "src/ui") && isBelow(imported, "src/room") && !ROOM_OF_PAGES.includes(imported))
      return [`${file}: of src/room it may import ${ROOM_OF_PAGES.join(" and ")} alone`];
    const target = dirname(imported);
    if (!isBelow(target, root) || target === folder || target.includes("generated")) return [];
    const may = rules.get(folder);
    const isTesting = rules.get(target) === "anything";
    const isAllowed = may === "anything below" ? !isTesting : may instanceof Set && may.has(target);
    return isAllowed ? [] : [`${file}: may not import ${target}`];
  });
}

function filesIn(project: string, root: string): string[] {
  return readdirSync(join(project, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !/\/(?:generated|node_modules|results)\//.test(path));
}

function countByFolder(files: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return counts;
}

function isBelow(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(`${root}/`);
}
