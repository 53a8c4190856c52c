import type { Logger } from "pino";
import { type Config, ConfigError, readConfig } from "./kit/config";
import { STOP_MS } from "./kit/limits";
import { createLog, faultOf, STANDARD_ERROR } from "./kit/log";
import type { Pages } from "./port/http";
import { type Running, start } from "./server";

export async function runProcess(preparePages?: (config: Config, log: Logger) => Promise<Pages>): Promise<void> {
  const config = configOrExit();
  const log = createLog(config.LOG_LEVEL);
  logWhatNodeSays(log);
  const starting = start(config, log, { preparing: preparePages?.(config, log) });
  stopOnSignal(starting);
  try {
    const { port } = await starting;
    announce(config.PUBLIC_URL ?? `http://${hostName(config.HOST)}:${port}`);
  } catch (error) {
    refuse(error);
  }
}

/** A signal stops a process that is still starting as soon as it has started: what it has opened, it closes. */
function stopOnSignal(starting: Promise<Running>): void {
  let isStopping = false;
  // Not `once`: under npm, Ctrl+C sends several signals, and the second would abort the stop.
  const stopOnce = () => {
    if (isStopping) return;
    isStopping = true;
    void starting.then(stop, () => {});
    setTimeout(() => process.exit(1), STOP_MS).unref();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stopOnce);
}

function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    return refuse(error);
  }
}

/** Prints the cause in one line, at every log level: as text on a terminal, as a log line elsewhere. */
function refuse(error: unknown): never {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).trim().split("\n");
  const said = `Parley cannot start: ${line}`;
  if (process.stderr.isTTY) process.stderr.write(`${said}\n`);
  else createLog("fatal", STANDARD_ERROR).fatal(error instanceof ConfigError ? {} : { fault: faultOf(error) }, said);
  process.exit(1);
}

async function stop(running: Running): Promise<void> {
  await running.stop();
  process.exit(0);
}

function announce(address: string): void {
  const said = `Parley is at ${address}`;
  if (process.stdout.isTTY) process.stdout.write(`${said}\n`);
  else createLog("info").info(said);
}

/** Node would print these as plain text, but programs read the log. */
function logWhatNodeSays(log: Logger): void {
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => log.warn({ warning: name }, message));
  process.on("uncaughtException", (fault) => {
    log.fatal({ fault: faultOf(fault) }, "Parley ends: nobody expected this");
    process.exit(1);
  });
}

function hostName(host: string | undefined): string {
  if (host === undefined || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
