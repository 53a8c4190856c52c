import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./steps.mjs";

const FOR_BUILDERS =
  /\.(map|md|d\.[cm]?ts|tsbuildinfo)$|^node_modules\/(@types|@next\/swc-[^/]+|next\/dist\/(docs|esm))\//;
/** Prisma's engines for other databases, and Next's image optimiser. */
const FOR_OTHERS =
  /query_compiler_(small|\w+_bg\.(?!sqlite|postgresql))|wasm-base64\.js$|^node_modules\/(@img|sharp)\//;

/**
 * The files of installed packages that the pages and the server need at run time, relative to the project.
 * @type {(pages: string, packages: Iterable<string>) => string[]}
 */
export function whatRuns(pages, packages) {
  const files = new Set(filesOfPages(pages));
  const seen = new Set();
  for (const name of packages) addPackage(files, seen, name, root);
  return [...files].filter((path) => !FOR_BUILDERS.test(path) && !FOR_OTHERS.test(path) && isFile(path));
}

function filesOfPages(pages) {
  const lists = ["", "server/pages", "server/chunks/ssr"]
    .map((path) => join(pages, path))
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder, { recursive: folder !== pages }).map((path) => join(folder, String(path))))
    .filter((path) => path.endsWith(".nft.json"));
  return lists
    .flatMap((list) => JSON.parse(readFileSync(list, "utf8")).files.map((file) => join(dirname(list), file)))
    .map(fromRoot)
    .filter((path) => path.startsWith("node_modules/"));
}

/** Adds a package, resolved from a folder, and its dependencies. */
function addPackage(files, seen, name, from) {
  const folder = packageFolder(name, from);
  if (folder === undefined || seen.has(folder)) return;
  seen.add(folder);
  for (const path of readdirSync(folder, { recursive: true }).map(String))
    if (!/(^|[\\/])node_modules[\\/]/.test(path)) files.add(fromRoot(join(folder, path)));
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies }))
    addPackage(files, seen, needed, folder);
}

/** Returns nothing for an optional package that is not installed. */
function packageFolder(name, from) {
  const folder = join(from, "node_modules", name);
  if (existsSync(join(folder, "package.json"))) return folder;
  return from.length < root.length ? undefined : packageFolder(name, dirname(from));
}

function fromRoot(path) {
  return relative(root, path).replaceAll("\\", "/");
}

function isFile(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true;
}
