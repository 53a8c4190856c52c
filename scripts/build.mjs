import { resolve } from "node:path";
import { build } from "./lib/building.mjs";

// Builds Parley anew, whatever is there and whatever runs: `npm run build`. With a folder, `npm run build -- /app`, it
// puts there all that runs, and nothing else.

try {
  const [folder] = process.argv.slice(2);
  await build(folder && resolve(process.env.INIT_CWD ?? ".", folder));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
