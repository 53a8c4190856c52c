import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./steps.mjs";

const require = createRequire(import.meta.url);
/** What tests start as processes of their own. */
const PROGRAMS = ["testing/serve", "admin", "backup", "restore"].map((name) => `src/server/${name}.ts`);

/** Each source still finds what lies beside it. */
const whereTheyWere = {
  name: "where they were",
  setup({ onLoad, onResolve }) {
    // Node asks for more than the name of one, which the pages' compiler does not know.
    onResolve({ filter: /^[^./].*\.json$/ }, ({ path }) => ({ path: require.resolve(path) }));
    onLoad({ filter: /[\\/](src|scripts|guarantees)[\\/].*\.m?tsx?$|[\\/]scripts[\\/].*\.mjs$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (!source.includes("import.meta.url")) return undefined;
      const contents = source.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
    });
  },
};

/**
 * Makes JavaScript of tests and of the programs that they start: each of some hundred processes then starts in half of
 * the time.
 * @param {string[]} files paths from the project's folder
 * @returns {Promise<string>} the folder in which they are, under the same paths; it goes when this process ends
 */
export async function compileTests(files) {
  // Inside the project, so that packages are found.
  const folder = join(root, "node_modules", `.parley-tests-${process.pid}`);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await build({
    absWorkingDir: root,
    entryPoints: [...files, ...PROGRAMS],
    outdir: folder,
    outbase: ".",
    bundle: true,
    splitting: true,
    sourcemap: true,
    platform: "node",
    target: "node20",
    format: "esm",
    jsx: "automatic",
    // "./people" is not People.tsx.
    resolveExtensions: [".ts", ".tsx", ".js", ".json"],
    packages: "external",
    logLevel: "warning",
    plugins: [whereTheyWere],
  });
  return folder;
}
