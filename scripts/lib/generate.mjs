import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "./fingerprint.mjs";
import { DATABASES, modelsFor } from "./models.mjs";
import { root, runQuietly, step } from "./steps.mjs";

const generated = "src/server/store/generated";
const stamp = join(root, generated, ".made-from");

export async function generate() {
  const sources = fingerprint([
    "package-lock.json",
    "prisma.config.ts",
    "prisma/schema.prisma",
    "scripts/lib/models.mjs",
  ]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  await step("database clients", () => Promise.all(DATABASES.map(generateFor)));
  writeFileSync(stamp, sources);
}

async function generateFor(database) {
  const schema = `${generated}/${database}.prisma`;
  mkdirSync(join(root, generated), { recursive: true });
  writeFileSync(join(root, schema), modelsFor(database));
  await runQuietly("prisma/build/index.js", ["generate", "--no-hints", "--schema", schema]);
}
