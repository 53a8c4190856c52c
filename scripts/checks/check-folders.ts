import { readFileSync } from "node:fs";
import { folderFaults, fullFolders, rulesIn, unusedAllowances } from "./folders";

const roots = ["src/protocol", "src/room", "src/server", "src/ui"];
const others = ["bench", "e2e", "guarantees", "scripts"];
const rules = rulesIn(readFileSync("docs/architecture.md", "utf8"));
const faults = [
  ...folderFaults(".", roots, rules),
  ...unusedAllowances(".", roots, rules),
  ...fullFolders(".", others),
];
if (faults.length > 0) {
  console.error("The folders are not as docs/architecture.md has them:");
  for (const fault of faults) console.error(`  ${fault}`);
  process.exit(1);
}
