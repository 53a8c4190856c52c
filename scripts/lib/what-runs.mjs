import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./steps.mjs";

/** Files of packages that only builds need. */
const FOR_BUILDERS =
  /\.(map|md|d\.[cm]?ts|tsbuildinfo)$|^node_modules\/(@types|@next\/swc-[^/]+|next\/dist\/(docs|esm))\//;
/** Prisma's engines for other databases, and Next's image optimiser. */
const FOR_OTHERS =
  /query_compiler_(small|\w+_bg\.(?!sqlite|postgresql))|wasm-base64\.js$|^node_modules\/(@img|sharp)\//;

/**
 * Returns the files of installed packages that the pages and the server need at run time, relative to the project.
 * @param {string} pages the folder of Next's build
 * @param {Iterable<string>} packages that the server's bundle imports
 * @returns {string[]}
 */
export function whatRuns(pages, packages) {
  const files = new Set(filesOfPages(pages));
  const seen = new Set();
  for (const name of packages) addPackage(files, seen, name, root);
  return [...files].filter((path) => !FOR_BUILDERS.test(path) && !FOR_OTHERS.test(path) && isFile(path));
}

/**
 * The files that Next traced for the pages, and a package that serves them.
 * @param {string} pages
 */
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

/**
 * Adds a package, resolved from a folder, and its dependencies.
 * @param {Set<string>} files
 * @param {Set<string>} seen the folders of the packages that were added
 * @param {string} name
 * @param {string} from
 */
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

/**
 * @param {string} name
 * @param {string} from
 * @returns {string | undefined} nothing for an optional package that is not installed
 */
function packageFolder(name, from) {
  const folder = join(from, "node_modules", name);
  if (existsSync(join(folder, "package.json"))) return folder;
  return from.length < root.length ? undefined : packageFolder(name, dirname(from));
}

/** @param {string} path */
function fromRoot(path) {
  return relative(root, path).replaceAll("\\", "/");
}

/** @param {string} path */
function isFile(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true;
}
