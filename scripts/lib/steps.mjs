import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The folder of the project, whatever the working directory is. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const quiet = {
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
};

/** @type {(title: string, work: () => Promise<unknown>) => Promise<void>} */
export async function step(title, work) {
  // To standard error: the standard output of a starting server is its log.
  process.stderr.write(`  ${title} … `);
  const start = performance.now();
  try {
    await work();
  } catch (error) {
    process.stderr.write("failed\n");
    throw error;
  }
  process.stderr.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

/**
 * Shows the output only if the program fails. `program` is a path inside node_modules.
 * @type {(program: string, args: string[], env?: Record<string, string>) => Promise<void>}
 */
export function runQuietly(program, args, env = {}) {
  return runCommand(process.execPath, [`node_modules/${program}`, ...args], { env });
}

/**
 * @type {(program: string, args: string[], where?: { env?: Record<string, string>, cwd?: string }) => Promise<void>}
 */
export function runCommand(program, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...quiet, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${[program, ...args].join(" ")} ended with ${code}:\n${output}`));
    });
  });
}

/**
 * Runs Node in the foreground; resolves with the exit code.
 * @type {(args: string[], env?: Record<string, string>) => Promise<number>}
 */
export function runLoudly(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...quiet, ...env },
      stdio: "inherit",
    });
    for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => child.kill(signal));
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
