import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./steps.mjs";

export const DATABASES = /** @type {const} */ (["sqlite", "postgresql"]);

/**
 * Each database's client has an output folder of its own.
 * @param {typeof DATABASES[number]} database
 */
export function modelsFor(database) {
  return readFileSync(join(root, "prisma/schema.prisma"), "utf8")
    .replace('provider = "sqlite"', `provider = "${database}"`)
    .replace("../src/server/store/generated/sqlite", `./${database}`);
}
