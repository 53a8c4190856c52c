import { resolve } from "node:path";
import { build } from "./lib/building.mjs";

// `npm run build`, also beside a running server. `npm run build -- /app` writes the files that run into that folder.

try {
  const [folder] = process.argv.slice(2);
  await build(folder && resolve(process.env.INIT_CWD ?? ".", folder));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
