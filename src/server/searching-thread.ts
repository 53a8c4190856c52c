import { Worker } from "node:worker_threads";
import { SEARCH_MEMORY_MIB } from "./kit/limits";
import type { Place } from "./store/search/open-reads";

/** Loads TypeScript: a thread does not have what its process has for that. No build needs it. */
const LOADER = "tsx/esm/api";

export function startSearching(place: Place): Worker {
  const options = { workerData: place, resourceLimits: { maxOldGenerationSizeMb: SEARCH_MEMORY_MIB } };
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./searching.js", import.meta.url), options);
  const [loader, source] = [import.meta.resolve(LOADER), new URL("./searching.ts", import.meta.url).href];
  const program = `import("${loader}").then(({ register }) => register()).then(() => import("${source}"))`;
  return new Worker(program, { ...options, eval: true });
}
