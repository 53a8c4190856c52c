import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./steps.mjs";
import { RUNNER, sharesProcess } from "./test-groups.mjs";

const require = createRequire(import.meta.url);
const PROGRAMS = ["testing/serve", "admin", "backup", "restore", "searching"].map((name) => `src/server/${name}.ts`);

/** Packages that find parts of themselves by their paths. */
const BY_PATH = [
  "@prisma/client",
  "@prisma/schema-engine-wasm",
  "esbuild",
  "libsql",
  "next",
  "pino",
  "tsx",
  "typescript",
];

const STARTS_A_THREAD = /[\\/]searching-thread\.ts$/;

/** The sources keep their own paths, so that they find the files beside them. */
const whereTheyWere = (folder) => ({
  name: "where they were",
  setup({ onLoad, onResolve }) {
    // Node needs an import attribute for JSON, which the pages' compiler does not know.
    onResolve({ filter: /^[^./].*\.json$/ }, ({ path }) => ({ path: require.resolve(path) }));
    onLoad({ filter: /[\\/](src|scripts|guarantees)[\\/].*\.m?tsx?$|[\\/]scripts[\\/].*\.mjs$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (!source.includes("import.meta.url")) return undefined;
      const place = STARTS_A_THREAD.test(path) ? join(folder, relative(root, path).replace(/\.ts$/, ".js")) : path;
      const contents = source.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(place).href));
      return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
    });
  },
});

/** Lets tests that share a process register with the program that runs them together. */
const together = {
  name: "together",
  setup({ onResolve }) {
    onResolve({ filter: /^node:test$/ }, ({ importer }) =>
      sharesProcess(relative(root, importer).replaceAll("\\", "/")) ? { path: join(root, RUNNER) } : undefined,
    );
  },
};

/**
 * Compiles tests and the programs that they start, which halves the start of hundreds of processes. The folder is
 * removed when this process ends.
 * @type {(files: string[]) => Promise<string>}
 */
export async function compileTests(files) {
  // Inside the project, so that packages are found.
  const folder = join(root, "node_modules", `.parley-tests-${process.pid}`);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await build({
    absWorkingDir: root,
    entryPoints: [...files, ...PROGRAMS, RUNNER],
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
    external: BY_PATH,
    // CommonJS packages require Node's own modules.
    banner: {
      js: `import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);`,
    },
    logLevel: "warning",
    plugins: [whereTheyWere(folder), together],
  });
  return folder;
}
