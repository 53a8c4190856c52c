import { build } from "./building.mjs";

// Builds Parley anew, whatever is there.

try {
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
