import { ConfigError, readConfig } from "./config";
import { createLog, faultOf } from "./log";
import { preparePages } from "./pages";
import { start } from "./server";

/** How long a stop may take before the process ends as it is. */
const STOP_MS = 10_000;

const config = (() => {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
})();

const log = createLog(config.LOG_LEVEL);
try {
  const running = await start(config, log, await preparePages(process.argv.includes("--dev")));
  const address = config.PUBLIC_URL ?? `http://${config.HOST ?? "localhost"}:${running.port}`;
  process.stdout.write(`Parley is at ${address}\n`);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(running.stop));
} catch (error) {
  log.fatal({ fault: faultOf(error) }, "Parley cannot start");
  process.stderr.write(`Parley cannot start: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

async function stop(finish: () => Promise<void>): Promise<void> {
  setTimeout(() => process.exit(1), STOP_MS).unref();
  await finish();
  process.exit(0);
}
