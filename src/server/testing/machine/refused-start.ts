import assert from "node:assert/strict";
import { once } from "node:events";
import { pino } from "pino";
import { ConfigError, parseConfig } from "../../kit/config";
import { start } from "../../server";
import { spawnServer } from "../server-process";

export const SECRET = "a secret that all processes share";
export const PASSWORD = "wrong-horse";

/** The one line of a refused start; it must hold no secret. */
export async function refusal(settings: Record<string, string>): Promise<string> {
  const config = parseConfig({ HOST: "127.0.0.1", PORT: "0", SECRET, ...settings });
  const error = await start(config, pino({ level: "silent" })).then(
    async ({ stop }) => {
      await stop();
      return undefined;
    },
    (error: unknown) => error,
  );
  assert.ok(error instanceof ConfigError, String(error));
  assert.ok(!error.message.includes("\n") && !error.message.includes(PASSWORD), error.message);
  return error.message;
}

/** The same for a separate process, which prints nothing but this line of JSON and exits with 1. */
export async function refusedProcess(settings: Record<string, string>, cwd?: string): Promise<string> {
  const child = spawnServer({ SECRET, ...settings }, cwd);
  const said: Record<"stdout" | "stderr", string> = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) child[name].on("data", (data) => (said[name] += data));
  const patience = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  const [code] = await once(child, "close");
  clearTimeout(patience);
  assert.deepEqual({ code, stdout: said.stdout }, { code: 1, stdout: "" }, said.stderr);
  assert.match(said.stderr, /^[^\n]+\n$/, "one line");
  assert.ok(!said.stderr.includes(PASSWORD), said.stderr);
  const { level, msg } = JSON.parse(said.stderr);
  assert.equal(level, FATAL);
  assert.ok(typeof msg === "string" && !msg.includes("\n"), said.stderr);
  return msg;
}

/** Pino's number. */
const FATAL = 60;
/** Ends a server that starts although it should not. */
const PATIENCE_MS = 30_000;
