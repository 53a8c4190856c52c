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

/** A server that was not restarted since may be of the fourth build before the newest. */
const BUILDS = 5;
/** An open tab goes on over two updates: beside a build's own static files those of so many before it are served. */
const BEFORE = 2;

/**
 * The builds of Parley in one folder. Each is a folder that holds all that runs, so that nothing that happens to the
 * sources or to the installed packages concerns a server. The link `dist` leads to the programs of the newest.
 */
export class Builds {
  /** @param {string} root the folder of the project */
  constructor(root) {
    this.folder = join(root, "build");
    this.link = join(root, "dist");
  }

  /**
   * The sources that the newest build was made from, if there is one.
   * @returns {string | undefined}
   */
  get sources() {
    try {
      const { sources } = JSON.parse(readFileSync(join(realpathSync(this.link), "../made-from.json"), "utf8"));
      return existsSync(join(this.link, "main.js")) ? sources : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * An empty folder in which a build can be put together. What was broken off before is removed.
   * @returns {string}
   */
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

  /**
   * Makes a folder that was put together the newest build, in one step, and forgets the oldest ones.
   * @param {string} part
   * @param {string} sources
   */
  publish(part, sources) {
    const name = `${new Date().toISOString().replace(/[:.]/g, "-")}-${sources.slice(0, 8)}`;
    renameSync(part, join(this.folder, name));
    const link = `${this.link}.new`;
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), join(this.folder, name, "dist")), link, "junction");
    // A folder of that name is what an earlier Parley has built.
    if (lstatSync(this.link, { throwIfNoEntry: false })?.isDirectory()) rmSync(this.link, { recursive: true });
    renameSync(link, this.link);
    const builds = readdirSync(this.folder).filter((it) => /^\d/.test(it));
    for (const old of builds.sort().slice(0, -BUILDS)) rmSync(join(this.folder, old), { recursive: true, force: true });
  }

  /**
   * Keeps the static files of a build for those that follow, and gives it those of the two before. Their names tell
   * their content, so that none stands in the way of another.
   * @param {string} files the folder of the build's static files
   * @param {string} sources what it was made from: made once more, a build takes its own place
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

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * Lets a file have a second name, which stays when the first goes; where the disk knows no such thing, copies it.
 * @param {string} from
 * @param {string} to
 */
export function linkFile(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to);
  }
}
