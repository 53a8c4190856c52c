import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import next from "next";
import type { Config } from "../kit/config";
import type { Pages } from "../port/http";
import { withMeantAddresses } from "./meant-address";
import { withWorker } from "./service-worker";

const BUILD = fileURLToPath(new URL("..", import.meta.url));

/** Prepares the built pages; in development, Next builds a page on request. */
export async function preparePages({ SERVICE_WORKER }: Config, dev = false): Promise<Pages> {
  if (!dev) takeSettings();
  const app = next(dev ? { dev } : { dir: BUILD });
  await app.prepare();
  const isOn = SERVICE_WORKER === "on" && !dev;
  const pages = withMeantAddresses(app.getRequestHandler() as RequestListener);
  const handle = withWorker(pages, { isOn, folder: BUILD });
  return dev ? { handle, upgrade: app.getUpgradeHandler(), isDevelopment: true } : { handle };
}

/** Gives Next the settings of its build, as its own stand-alone servers do, instead of computing them anew. */
function takeSettings(): void {
  const { config } = JSON.parse(readFileSync(`${BUILD}.next/required-server-files.json`, "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
