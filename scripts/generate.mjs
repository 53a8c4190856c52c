import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "./fingerprint.mjs";
import { root, runQuietly, step } from "./steps.mjs";

const stamp = join(root, "src/server/store/generated/.made-from");

/** Generates the database client, unless it is there and was made from this schema. */
export async function generate() {
  const sources = fingerprint(["package-lock.json", "prisma.config.ts", "prisma/schema.prisma"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  await step("database client", () => runQuietly("prisma/build/index.js", ["generate", "--no-hints"]));
  writeFileSync(stamp, sources);
}
