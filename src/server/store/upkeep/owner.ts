import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Throws for root when a file belongs to another user: the server could not open what root puts in its place. */
export function assertOwn(file: string): void {
  const { uid } = statSync(existsSync(file) ? file : dirname(file));
  if (process.getuid?.() === 0 && uid !== 0)
    throw new Error(`${file} belongs to another user (${uid}): run this as the user that runs Parley`);
}
