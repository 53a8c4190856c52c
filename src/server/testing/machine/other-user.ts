import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const UNPRIVILEGED = 65_534;
const isRoot = process.getuid?.() === 0;

/** The user of a server without privileges; set when the tests run as root. */
export const OTHER_USER = isRoot ? UNPRIVILEGED : undefined;

export const WITHOUT_RIGHTS: Record<string, string> = isRoot ? { TEST_USER: `${UNPRIVILEGED}` } : {};

/** Drops the privileges of this process, if its environment says so. */
export function loseRights(): void {
  const id = Number(process.env.TEST_USER ?? 0);
  if (id === 0) return;
  process.setgroups?.([id]);
  process.setgid?.(id);
  process.setuid?.(id);
}

/** The reason to skip tests without privileges: the user must be able to read the sources. */
export function onlyRoot(): string | false {
  if (!isRoot) return false;
  const script = `require("fs").readFileSync(${JSON.stringify(fileURLToPath(import.meta.url))})`;
  const { status } = spawnSync(process.execPath, ["-e", script], { uid: UNPRIVILEGED, gid: UNPRIVILEGED, cwd: "/" });
  return status === 0 ? false : "only root can read the sources here";
}
