import { readFileSync } from "node:fs";
import { folderFaults, rulesIn } from "./folders";

const faults = folderFaults(
  ".",
  ["src/protocol", "src/room", "src/server", "src/ui"],
  rulesIn(readFileSync("docs/architecture.md", "utf8")),
);
if (faults.length > 0) {
  console.error("The folders are not as docs/architecture.md has them:");
  for (const fault of faults) console.error(`  ${fault}`);
  process.exit(1);
}
