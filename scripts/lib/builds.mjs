import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";

/** A server that has not restarted may run the fourth build before the newest. */
const BUILDS = 5;
/** An open tab survives two updates: a build also serves the static files of this many earlier builds. */
const BEFORE = 2;

/**
 * Each build is a folder that holds all that runs, so that changes to the sources or the installed packages do not
 * affect a running server. The link `dist` leads to the programs of the newest build.
 */
export class Builds {
  /** @param {string} root */
  constructor(root) {
    this.folder = join(root, "build");
    this.link = join(root, "dist");
  }

  /** @returns {string | undefined} */
  get sources() {
    try {
      const { sources } = JSON.parse(readFileSync(join(realpathSync(this.link), "../made-from.json"), "utf8"));
      return existsSync(join(this.link, "main.js")) ? sources : undefined;
    } catch {
      return undefined;
    }
  }

  /** Removes the folders of interrupted builds, too. */
  begin() {
    const part = join(this.folder, `part-${process.pid}`);
    mkdirSync(this.folder, { recursive: true });
    for (const name of readdirSync(this.folder)) {
      const pid = Number(/^part-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
      if (pid === process.pid || (pid > 0 && !isRunning(pid)))
        rmSync(join(this.folder, name), { recursive: true, force: true });
    }
    mkdirSync(part);
    return part;
  }

  /** Makes a finished folder the newest build in one step, and removes the oldest builds. */
  publish(part, sources) {
    const name = `${new Date().toISOString().replace(/[:.]/g, "-")}-${sources.slice(0, 8)}`;
    renameSync(part, join(this.folder, name));
    const link = `${this.link}.new`;
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), join(this.folder, name, "dist")), link, "junction");
    // An earlier version of Parley built into a folder of that name.
    if (lstatSync(this.link, { throwIfNoEntry: false })?.isDirectory()) rmSync(this.link, { recursive: true });
    renameSync(link, this.link);
    const builds = readdirSync(this.folder).filter((it) => /^\d/.test(it));
    for (const old of builds.sort().slice(0, -BUILDS)) rmSync(join(this.folder, old), { recursive: true, force: true });
  }

  /**
   * Adds the static files of the two builds before; content hashes keep their names apart. A repeated build of the same
   * sources replaces its own entry.
   */
  keepStatic(files, sources) {
    const kept = join(this.folder, "static");
    const own = join(kept, sources.slice(0, 16));
    rmSync(own, { recursive: true, force: true });
    cpSync(files, own, { recursive: true });
    const now = new Date();
    utimesSync(own, now, now);
    const before = readdirSync(kept)
      .map((name) => join(kept, name))
      .filter((path) => path !== own)
      .sort((a, b) => lstatSync(b).mtimeMs - lstatSync(a).mtimeMs);
    for (const path of before.slice(BEFORE)) rmSync(path, { recursive: true, force: true });
    for (const path of before.slice(0, BEFORE)) cpSync(path, files, { recursive: true, force: false });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Copies where the file system has no hard links. */
export function linkFile(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to);
  }
}
