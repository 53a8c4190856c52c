import { logWhatIsPrinted } from "./printed";
import { runProcess } from "./process";

// The imports below read it.
const env: Record<string, string | undefined> = process.env;
env.NODE_ENV ??= "production";
env.NEXT_TELEMETRY_DISABLED = "1";

const isDevelopment = process.argv.includes("--dev");
await runProcess(async (config, log) => {
  if (!isDevelopment) logWhatIsPrinted(log);
  const { preparePages } = await import("./front-end/pages");
  return preparePages(config, isDevelopment);
});
