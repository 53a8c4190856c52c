import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const UNPRIVILEGED = 65_534;
const isRoot = process.getuid?.() === 0;

/** As which user a test has a server that is to have no rights: where it runs as root, as another one. */
export const OTHER_USER = isRoot ? UNPRIVILEGED : undefined;

/** How a server of the tests is told to have no rights. */
export const WITHOUT_RIGHTS: Record<string, string> = isRoot ? { TEST_USER: `${UNPRIVILEGED}` } : {};

/** Has this process go on as another user, if it is told to. */
export function loseRights(): void {
  const id = Number(process.env.TEST_USER ?? 0);
  if (id === 0) return;
  process.setgroups?.([id]);
  process.setgid?.(id);
  process.setuid?.(id);
}

/** Why there is no server without rights, where there is none: it has to be able to read its own sources. */
export function onlyRoot(): string | false {
  if (!isRoot) return false;
  const script = `require("fs").readFileSync(${JSON.stringify(fileURLToPath(import.meta.url))})`;
  const { status } = spawnSync(process.execPath, ["-e", script], { uid: UNPRIVILEGED, gid: UNPRIVILEGED, cwd: "/" });
  return status === 0 ? false : "only root can read the sources here";
}
