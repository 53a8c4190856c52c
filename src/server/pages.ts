import type { RequestListener } from "node:http";
import next from "next";
import type { Pages } from "./http";

/** The pages, as they were built; in development they are built as they are asked for. */
export async function preparePages(dev = false): Promise<Pages> {
  const app = next({ dev });
  await app.prepare();
  const handle = app.getRequestHandler() as RequestListener;
  return dev ? { handle, upgrade: app.getUpgradeHandler(), isDevelopment: true } : { handle };
}
