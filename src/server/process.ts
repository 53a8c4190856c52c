import { ConfigError, readConfig } from "./config";
import type { Pages } from "./http";
import { createLog, faultOf } from "./log";
import { start } from "./server";

/** How long a stop may take before the process ends as it is. */
const STOP_MS = 10_000;

/** Serves until the process is told to stop, with the settings of its environment. What it cannot start with, it says. */
export async function runProcess(preparePages?: () => Promise<Pages>): Promise<void> {
  const config = configOrExit();
  const log = createLog(config.LOG_LEVEL);
  try {
    const running = await start(config, log, { preparing: preparePages?.() });
    const address = config.PUBLIC_URL ?? `http://${hostName(config.HOST)}:${running.port}`;
    process.stdout.write(`Parley is at ${address}\n`);
    let isStopping = false;
    // Not `once`: under npm, Ctrl+C sends more than one, and the second would break off what the first began.
    const stopOnce = () => {
      if (isStopping) return;
      isStopping = true;
      void stop(running.stop);
    };
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stopOnce);
  } catch (error) {
    if (!(error instanceof ConfigError)) log.fatal({ fault: faultOf(error) }, "Parley cannot start");
    process.stderr.write(`Parley cannot start: ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}

function configOrExit() {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function stop(finish: () => Promise<void>): Promise<void> {
  setTimeout(() => process.exit(1), STOP_MS).unref();
  await finish();
  process.exit(0);
}

/** A listening address as one types it into a browser. */
function hostName(host: string | undefined): string {
  if (host === undefined || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
