import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { SHELL_FILES, SHELL_PATIENCE_MS } from "../kit/limits";

/** Must not change: a worker that was installed under another setting updates from here. */
const PATH = "/sw.js";

const GOING = `addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));
async function leave() {
  for (const name of await caches.keys()) if (name.startsWith("parley.")) await caches.delete(name);
  await registration.unregister();
}
`;

type Setting = {
  readonly isOn: boolean;
  readonly folder: string;
};

/** Answers requests for the service worker, which differs with each build so that browsers update it. */
export function withWorker(handle: RequestListener, { isOn, folder }: Setting): RequestListener {
  const script = isOn ? worker(folder) : GOING;
  return (request, response) => {
    if (request.url?.split("?", 1)[0] !== PATH) return handle(request, response);
    response.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" });
    response.end(request.method === "HEAD" ? undefined : script);
  };
}

function worker(folder: string): string {
  const build = readFileSync(`${folder}.next/BUILD_ID`, "utf8").trim();
  const given = `const [BUILD, SHELL_FILES, SHELL_PATIENCE_MS] = ${JSON.stringify([build, SHELL_FILES, SHELL_PATIENCE_MS])};`;
  return `${given}\n${readFileSync(`${folder}public/sw.js`, "utf8")}`;
}
