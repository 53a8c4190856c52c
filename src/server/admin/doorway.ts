import { closeSync, existsSync, openSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { SOCKET_PATH_BYTES } from "../kit/limits";

export type Doorway = {
  readonly path: string;
  /** A short alias of the path, valid until `close`. */
  readonly short: string;
  readonly close: () => void;
};

/** Throws when the path is too long and the system offers no shorter one. */
export function openDoorway(file: string): Doorway {
  const real = existsSync(file) ? realpathSync(file) : resolve(file);
  const path = `${real}.admin`;
  if (Buffer.byteLength(path) <= SOCKET_PATH_BYTES) return { path, short: path, close: () => {} };
  if (process.platform !== "linux") throw new Error(`${path} is too long for the path of a socket`);
  const folder = openSync(dirname(path), "r");
  return { path, short: join("/proc/self/fd", String(folder), basename(path)), close: () => closeSync(folder) };
}
