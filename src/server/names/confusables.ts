import { createRequire } from "node:module";

/**
 * Characters that look like others, each with what it looks like: the confusables data that Unicode publishes with its
 * Technical Standard 39, as the package `unhomoglyph` carries it.
 */
export const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  Object.entries(createRequire(import.meta.url)("unhomoglyph/data.json") as Record<string, string>),
);
