import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./steps.mjs";

/** The databases that Parley can keep its rooms in, as Prisma names them. */
export const DATABASES = /** @type {const} */ (["sqlite", "postgresql"]);

/**
 * The models, which are written once, as those of one database: its client is generated beside the others'.
 * @param {typeof DATABASES[number]} database
 */
export function modelsFor(database) {
  return readFileSync(join(root, "prisma/schema.prisma"), "utf8")
    .replace('provider = "sqlite"', `provider = "${database}"`)
    .replace("../src/server/store/generated/sqlite", `./${database}`);
}
