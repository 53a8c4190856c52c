import { createRequire } from "node:module";

/** Look-alike characters: Unicode's confusables (Technical Standard 39), from the package `unhomoglyph`. */
export const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  Object.entries(createRequire(import.meta.url)("unhomoglyph/data.json") as Record<string, string>),
);
