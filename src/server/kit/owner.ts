import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Throws for root where a file is somebody else's: what root makes in its place, the server could not open. */
export function assertOwn(file: string): void {
  const { uid } = statSync(existsSync(file) ? file : dirname(file));
  if (process.getuid?.() === 0 && uid !== 0)
    throw new Error(`${file} belongs to another user (${uid}): run this as the user that runs Parley`);
}
