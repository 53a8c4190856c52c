import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./steps.mjs";

/** The headless shell first: a page in the full browser costs several times as much. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
];
const MAC = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * PARLEY_CHROMIUM, Playwright's own, the system's, then a download by Playwright and, as root on Debian, a package.
 * Throws an error of one line that says what to install.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const named = process.env.PARLEY_CHROMIUM;
  if (named) {
    if (works(named)) return named;
    throw new Error(`PARLEY_CHROMIUM names ${named}, which does not run.`);
  }
  const found = (await playwrights()) ?? installed();
  if (found !== undefined) return found;
  console.log("No Chromium is found. Trying to get Playwright's own …");
  run(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"]);
  const downloaded = await playwrights();
  if (downloaded !== undefined) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.log("That did not work. Trying apt-get install chromium …");
    run("apt-get", ["update"]);
    const install = (name) => run("apt-get", ["install", "-y", "--no-install-recommends", name]);
    if (!install("chromium-headless-shell")) install("chromium");
  }
  const packaged = installed();
  if (packaged !== undefined) return packaged;
  throw new Error("The end-to-end tests need a browser: install Chromium, or name one in PARLEY_CHROMIUM.");
}

/**
 * The headless shell has no settings page.
 * @returns {string | undefined}
 */
export function wholeChromium() {
  const all = [process.env.PARLEY_CHROMIUM ?? "", ...candidates()];
  return all.find((it) => it !== "" && !/headless.shell/.test(it) && works(it));
}

async function playwrights() {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  return works(path) ? path : undefined;
}

function installed() {
  return candidates().find(works);
}

function candidates() {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...MAC];
}

function works(path) {
  return existsSync(path) && run(path, ["--version"]);
}

function run(program, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { cwd: root, env, stdio: "ignore", timeout: 600_000 }).status === 0;
}
