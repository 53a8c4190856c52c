import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Says something that Node prints by itself, as soon as it is told to. */
const WARNING = "data:text/javascript,process.on('SIGUSR2',()=>process.emitWarning('be careful'))";

/** Starts Parley as `npm start` does; comes back with the process and each line of its two outputs as it comes. */
function started(folder: string, settings: Record<string, string>) {
  const DATABASE_URL = `file:${join(folder, "parley.db")}`;
  const env: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    ...{ HOST: "127.0.0.1", PORT: "0", DATABASE_URL },
    ...settings,
  };
  const child = spawn(process.execPath, ["--import", WARNING, "scripts/start.mjs"], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on("line", (line) => lines.push(line));
  const ended = once(child, "close");
  return { child, lines, ended };
}

/** The words of a line of the log. */
function parsed(line: string): { level: number; time: string; msg: string } {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`This is no JSON: ${line}`);
  }
}

test("All that a server writes is a log of JSON: as it starts, serves, warns and stops", async () => {
  const folder = await mkdtemp(join(tmpdir(), "parley-log-"));
  const { child, lines, ended } = started(folder, { SECRET: "short", LOG_LEVEL: "trace" });
  await expect.poll(() => lines.join("\n"), { timeout: 30_000 }).toContain("Parley is at ");
  const [, origin = ""] = /Parley is at (http:\/\/[^\s"]+)/.exec(lines.join("\n")) ?? [];
  const paths = [
    "/",
    "/join/x",
    "/rooms/x",
    "/missing",
    "/%",
    "/_next/static/missing.js",
    "/_next/image?url=x",
    "/sw.js",
  ];
  for (const path of [...paths, "/healthz", "/readyz", "/metrics", "/api/trpc/rooms.lookup", "/api/trpc/x"])
    expect((await fetch(origin + path)).status, path).toBeLessThan(500);
  child.kill("SIGUSR2");
  await expect.poll(() => lines.join("\n")).toContain("be careful");
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  for (const { level, time, msg } of lines.map(parsed)) {
    expect(level).toBeGreaterThan(0);
    expect(Date.parse(time), msg).toBeGreaterThan(0);
  }
  const said = lines.map((line) => parsed(line).msg);
  for (const expected of ["SECRET has fewer than 32 characters", `Parley is at ${origin}`, "be careful"])
    expect(said).toContainEqual(expect.stringContaining(expected));
  expect(said).toContainEqual(expect.stringContaining("next.config"));
  await rm(folder, { recursive: true });
});
