import { closeSync, existsSync, openSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** How long the path of a Unix socket may be, in bytes; Linux has 107, others fewer. What is longer would be cut off. */
const LONGEST = 100;

/** Where a server is spoken with that has an SQLite file: a Unix socket beside the file. */
export type Doorway = {
  readonly path: string;
  /** The same in few bytes, for as long as it is open. */
  readonly short: string;
  readonly close: () => void;
};

/**
 * @param file the SQLite file, under any of its names
 * @throws where the path is too long, and the system knows no shorter one
 */
export function openDoorway(file: string): Doorway {
  const real = existsSync(file) ? realpathSync(file) : resolve(file);
  const path = `${real}.admin`;
  if (Buffer.byteLength(path) <= LONGEST) return { path, short: path, close: () => {} };
  if (process.platform !== "linux") throw new Error(`${path} is too long for the path of a socket`);
  const folder = openSync(dirname(path), "r");
  return { path, short: join("/proc/self/fd", String(folder), basename(path)), close: () => closeSync(folder) };
}
