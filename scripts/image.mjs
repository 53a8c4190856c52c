import { spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { carryOutDockerfile } from "./lib/dockerfile.mjs";

// Builds the image's content without Docker, starts it as a user that owns none of it, and measures it: `npm run image
// -- /tmp/parley-image`.

/** Without the base image. */
const LARGEST_MIB = 350;
/** `nobody`, when this runs as root. */
const STRANGER = 65_534;

try {
  const [given] = process.argv.slice(2);
  if (given === undefined) throw new Error("name a folder that is empty or not there: npm run image -- /tmp/image");
  const folder = resolve(process.env.INIT_CWD ?? ".", given);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);
  mkdirSync(folder, { recursive: true });
  const image = await carryOutDockerfile(realpathSync(folder));
  const mib = Math.ceil(sizeOf(image.stage, new Set()) / 1024 / 1024);
  console.log(`It takes ${mib} MiB on the disk; ${LARGEST_MIB} are allowed.`);
  if (mib > LARGEST_MIB) throw new Error("That is too much.");
  await tryOut(image);
  console.log(`It starts and serves: ${image.stage}`);
  process.exit(0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

async function tryOut({ stage, workdir, env, last }) {
  const data = join(stage, "data");
  for (const path of [join(stage, ".."), stage]) chmodSync(path, 0o755);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(data, STRANGER, STRANGER);
  const port = await freePort();
  const settings = { PATH: process.env.PATH, ...env, DATABASE_URL: `file:${data}/parley.db`, PORT: String(port) };
  const options = { cwd: join(stage, workdir), env: settings, ...(isRoot && { uid: STRANGER, gid: STRANGER }) };
  const run = ([program, ...args], output) =>
    spawn(program, args, { ...options, stdio: ["ignore", output, "inherit"] });
  const server = run(last.CMD, "pipe");
  let log = "";
  server.stdout.on("data", (data) => (log += data));
  try {
    const isHealthy = () =>
      new Promise((done) => run(last.HEALTHCHECK, "ignore").once("exit", (code) => done(code === 0)));
    for (let tries = 0; !(await isHealthy()); tries++) {
      if (tries === 60 || server.exitCode !== null) throw new Error("It does not start.");
      await sleep(500);
    }
    const origin = `http://127.0.0.1:${port}`;
    const page = await (await asked(`${origin}/`)).text();
    const parts = [...page.matchAll(/"(\/_next\/static\/[^"]+)"/g)].map(([, path]) => origin + path);
    if (parts.length < 5) throw new Error("The page has no parts.");
    for (const url of [`${origin}/readyz`, `${origin}/join/x`, ...parts]) await asked(url);
  } finally {
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
  }
  const printed = log.split("\n").find((line) => line !== "" && !line.startsWith("{"));
  if (printed !== undefined) throw new Error(`The log has a line that is no JSON: ${printed}`);
}

async function asked(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} is answered with ${response.status}.`);
  return response;
}

/** In bytes; hard links count once. */
function sizeOf(path, seen) {
  const { ino, blocks, isDirectory } = { ...lstatSync(path), isDirectory: lstatSync(path).isDirectory() };
  if (seen.has(ino)) return 0;
  seen.add(ino);
  const inside = isDirectory ? readdirSync(path).map((name) => sizeOf(join(path, name), seen)) : [];
  return inside.reduce((sum, size) => sum + size, blocks * 512);
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
