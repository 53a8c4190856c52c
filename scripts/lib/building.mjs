import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Builds, linkFile } from "./builds.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { generate } from "./generate.mjs";
import { root, runQuietly, step } from "./steps.mjs";
import { whatRuns } from "./what-runs.mjs";

const builds = new Builds(root);
const PAGES = join(root, ".next");
/** The last one is a thread of the first. */
const PROGRAMS = ["main", "admin", "backup", "restore", "searching"];
const LEFTOVERS = new Set([
  "build",
  "cache",
  "dev",
  "diagnostics",
  "lock",
  "trace",
  "trace-build",
  "turbopack",
  "types",
]);

/** Finds packages that a bundle names other than in an import. */
const BY_NAME = /\b(?:require\w*|createRequire\w*\([^)]*\)|import\.meta\.resolve)\(\s*"([^".][^"]*)"\s*\)/g;

export async function buildIfStale() {
  if (isFresh()) return;
  console.error("Building Parley, once; the next start is quick.");
  await build();
}

/** Builds only when there is no build: an older one may be the one that runs. */
export async function buildIfMissing() {
  if (builds.sources === undefined) await build();
}

export function isFresh() {
  return builds.sources === sourcesNow();
}

/**
 * The build stands beside running servers; with `into`, the newest build stays the same.
 * @param {string} [into]
 */
export async function build(into) {
  const sources = sourcesNow();
  await generate();
  const PARLEY_BUILD_ID = sources.slice(0, 16);
  const env = { NODE_ENV: "production", PARLEY_BUILD_ID };
  await step("pages", () => runQuietly("next/dist/bin/next", ["build"], env));
  const part = builds.begin();
  let packages = new Set();
  await step("server", async () => {
    packages = await buildServer(join(part, "dist"));
  });
  await step("what they need", async () => assemble(part, packages, sources));
  if (into === undefined) builds.publish(part, sources);
  else {
    cpSync(part, into, { recursive: true, verbatimSymlinks: true });
    rmSync(part, { recursive: true });
  }
}

function assemble(part, packages, sources) {
  const pages = join(part, ".next");
  const isNeeded = (path) => !LEFTOVERS.has(relative(PAGES, path)) && !/\.(nft\.json|map)$/.test(path);
  cpSync(PAGES, pages, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  for (const path of whatRuns(PAGES, packages)) linkFile(join(root, path), join(part, path));
  for (const path of ["package.json", "public", "prisma/migrations", "LICENSE"])
    cpSync(join(root, path), join(part, path), { recursive: true });
  cpSync(join(root, "scripts/healthy.mjs"), join(part, "healthy.mjs"));
  builds.keepStatic(join(pages, "static"), sources);
  writeFileSync(join(part, "made-from.json"), JSON.stringify({ sources }));
}

export function sourcesNow() {
  return fingerprint([
    "package-lock.json",
    "next.config.mjs",
    "postcss.config.mjs",
    "prisma.config.ts",
    "prisma",
    "public",
    "scripts/lib/building.mjs",
    "scripts/lib/builds.mjs",
    "scripts/healthy.mjs",
    "scripts/lib/models.mjs",
    "scripts/lib/what-runs.mjs",
    "src",
    "tsconfig.json",
  ]);
}

/** PostgreSQL's code is in a file of its own, loaded only when needed. Returns the packages' names. */
async function buildServer(outdir) {
  const { build: bundle } = await import("esbuild");
  const entryPoints = PROGRAMS.map((name) => `src/server/${name}.ts`).filter((path) => existsSync(join(root, path)));
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    splitting: true,
    packages: "external",
    sourcemap: true,
    metafile: true,
    logLevel: "silent",
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const imported = imports.filter(({ external }) => external).map(({ path }) => path);
  // The bundler does not report packages that are resolved by name at run time.
  const texts = readdirSync(outdir).filter((name) => name.endsWith(".js"));
  const required = texts.flatMap((name) => [...readFileSync(join(outdir, name), "utf8").matchAll(BY_NAME)]);
  const names = [...imported, ...required.map(([, name]) => name)].filter((name) => !name.startsWith("node:"));
  return new Set(
    names.map((path) =>
      path
        .split("/")
        .slice(0, path.startsWith("@") ? 2 : 1)
        .join("/"),
    ),
  );
}
