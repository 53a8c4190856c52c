import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, type RequestOptions, request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { freePort, OwnProgram } from "../machine/own-program";
import { selfSigned } from "./certificate";

const operating = readFileSync(new URL("../../../../docs/operating.md", import.meta.url), "utf8");
export const HOST = "chat.example.org";

export type Kind = "caddy" | "nginx";

/** The documented configuration, for one process or several. */
function documented(kind: Kind, count: "one" | "several"): string {
  const fence = `\`\`\`${kind === "caddy" ? "caddyfile" : "nginx"} ${count}\n`;
  const [, text] = operating.split(fence);
  if (text === undefined) throw new Error(`docs/operating.md has no ${fence.trim()}`);
  return text.slice(0, text.indexOf("```"));
}

/** nginx or Caddy with TLS, in the documented configuration except for ports and certificates. Ends with its scope. */
export class TlsProxy {
  readonly #folder: string;
  readonly #program: OwnProgram;
  readonly #ca: Buffer;
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(folder: string, program: OwnProgram) {
    this.#folder = folder;
    this.#program = program;
    this.#ca = readFileSync(join(folder, "cert.pem"));
  }

  static async before(kind: Kind, ports: readonly string[]): Promise<TlsProxy> {
    const folder = await mkdtemp(join(tmpdir(), "parley-proxy-"));
    const config = join(folder, "config");
    const { key, certificate } = selfSigned(folder, HOST);
    let text = documented(kind, ports.length === 1 ? "one" : "several");
    for (const [index, port] of ports.entries())
      text = text.replaceAll(ports.length === 1 ? "127.0.0.1:3000" : `10.0.0.1${index + 1}:3000`, `127.0.0.1:${port}`);
    const textAt = (port: number) => (kind === "caddy" ? caddyAt : nginxAt)(text, { port, key, certificate, folder });
    const args =
      kind === "caddy" ? ["run", "--adapter", "caddyfile", "--config", config] : ["-c", config, "-p", folder];
    const port = await freePort();
    await writeFile(config, textAt(port));
    return new TlsProxy(folder, await OwnProgram.start(kind, () => args, port));
  }

  /** The status of an HTTP answer; rejects without one. */
  async ask(
    path: string,
    { method = "GET", headers = {}, from }: { method?: string; headers?: object; from?: string } = {},
  ) {
    const options: RequestOptions = {
      ...this.#way(from),
      agent: from === undefined ? this.#agent : false,
      method,
      path,
      headers: {
        host: HOST,
        origin: `https://${HOST}`,
        ...(method === "POST" && { "content-type": "application/json" }),
        ...headers,
      },
    };
    return new Promise<number>((resolve, reject) => {
      const asked = request(options, (response) => {
        response.resume().once("end", () => resolve(response.statusCode ?? 0));
      });
      asked.once("error", reject).end();
    });
  }

  /** An open WebSocket; rejects if it is refused. */
  async connects(from?: string): Promise<WebSocket> {
    const { port, ...way } = this.#way(from);
    const socket = new WebSocket(`wss://127.0.0.1:${port}/api/trpc`, {
      ...way,
      origin: `https://${HOST}`,
      headers: { host: HOST },
    });
    await once(socket, "open");
    return socket;
  }

  #way(localAddress?: string) {
    return { host: "127.0.0.1", port: this.#program.port, servername: HOST, ca: this.#ca, localAddress };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#agent.destroy();
    await this.#program[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

type Place = { readonly port: number; readonly key: string; readonly certificate: string; readonly folder: string };

function caddyAt(text: string, { port, key, certificate }: Place): string {
  const site = text.replace(`${HOST} {`, `${HOST}:${port} {\n\ttls ${certificate} ${key}`);
  return `{\n\tadmin off\n\tauto_https off\n}\n${site}`;
}

function nginxAt(text: string, { port, key, certificate, folder }: Place): string {
  const site = text
    .replace("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
    .replace(/ssl_certificate .*;/, `ssl_certificate ${certificate};`)
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((it) => `${it}_temp_path ${folder}/${it};`);
  return `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http { access_log off; ${paths.join(" ")}\n${site} }\n`;
}
