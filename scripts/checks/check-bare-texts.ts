import { resolve } from "node:path";
import { bareTexts } from "./bare-texts";

const found = bareTexts(resolve("tsconfig.json"), ["src/ui", "src/pages"]);
if (found.length > 0) {
  console.error("Page translation breaks a text that has neighbours. Give each an element of its own:");
  for (const text of found) console.error(`  ${text}`);
  process.exit(1);
}
