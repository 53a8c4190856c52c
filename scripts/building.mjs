import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "./fingerprint.mjs";
import { generate } from "./generate.mjs";
import { root, runQuietly, step } from "./steps.mjs";

const stamp = join(root, "dist/made-from.json");

/** Builds what is missing or was made from other sources; a build that was broken off counts as missing. */
export async function buildIfStale() {
  if (isFresh()) return;
  console.log("Building Parley, once; the next start is quick.");
  await build();
}

/** Builds everything. The stamp goes first and comes last, so that half a build is never taken for a whole one. */
export async function build() {
  const sources = sourcesNow();
  rmSync(join(root, "dist"), { recursive: true, force: true });
  await generate();
  await step("pages", () => runQuietly("next/dist/bin/next", ["build"], { NODE_ENV: "production" }));
  await step("server", () => buildServer(["main", "backup", "restore"].map((name) => `src/server/${name}.ts`)));
  mark(sources);
}

/** Says of what lies there that it was made from these sources, and is whole. */
export function mark(sources = sourcesNow()) {
  writeFileSync(`${stamp}.new`, JSON.stringify({ sources, pages: pagesNow() }));
  renameSync(`${stamp}.new`, stamp);
}

/** Whether what lies there is a whole build of the sources that lie beside it. */
export function isFresh() {
  if (!existsSync(stamp) || !existsSync(join(root, "dist/main.js"))) return false;
  try {
    const made = JSON.parse(readFileSync(stamp, "utf8"));
    return made.sources === sourcesNow() && made.pages === pagesNow();
  } catch {
    return false;
  }
}

function sourcesNow() {
  return fingerprint([
    "package-lock.json",
    "next.config.mjs",
    "postcss.config.mjs",
    "prisma.config.ts",
    "prisma/schema.prisma",
    "public",
    "scripts/building.mjs",
    "scripts/models.mjs",
    "src",
    "tsconfig.json",
  ]);
}

/** Which build of the pages lies there; `undefined` if none. */
function pagesNow() {
  const id = join(root, ".next/BUILD_ID");
  return existsSync(id) ? readFileSync(id, "utf8") : undefined;
}

/**
 * Bundles programs of the server into `dist`, without the packages that they use, and in several files, so that what
 * only PostgreSQL needs is loaded only there.
 * @param {string[]} entryPoints
 */
export async function buildServer(entryPoints) {
  const { build: bundle } = await import("esbuild");
  await bundle({
    absWorkingDir: root,
    entryPoints,
    outdir: "dist",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    splitting: true,
    packages: "external",
    sourcemap: true,
    logLevel: "silent",
  });
}
