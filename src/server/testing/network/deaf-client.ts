import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A client's WebSocket frame, masked with zeros (RFC 6455, 5.2). */
export function clientFrame(payload: string | Buffer, opcode = 0x1, isLast = true): Buffer {
  const bytes = Buffer.from(payload);
  const length = bytes.length < 126 ? [bytes.length] : [126, bytes.length >> 8, bytes.length & 255];
  const [first = 0, ...more] = length;
  return Buffer.concat([Buffer.from([(isLast ? 0x80 : 0) | opcode, 0x80 | first, ...more, 0, 0, 0, 0]), bytes]);
}

/** A WebSocket client that reads nothing after the upgrade, and writes as fast as it can. */
export class DeafClient {
  readonly #socket: Socket;
  #goOn = () => {};
  isCut = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    for (const event of ["error", "close"]) socket.on(event, () => (this.isCut = true));
    socket.on("drain", () => this.#goOn());
  }

  /** @param localAddress the address of this machine from which it comes */
  static async open(origin: string, query = "", localAddress = "127.0.0.1"): Promise<DeafClient> {
    const socket = connect({ port: Number(new URL(origin).port), host: "127.0.0.1", localAddress });
    const head = [`GET /api/trpc${query} HTTP/1.1`, "Host: localhost", "Upgrade: websocket", "Connection: Upgrade"];
    const rest = ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"];
    socket.write([...head, ...rest, "", ""].join("\r\n"));
    await once(socket, "data");
    const client = new DeafClient(socket);
    socket.pause();
    return client;
  }

  /** Identifies itself. It must be the first frame, on a connection with `?connectionParams=1`. */
  introduce(token: string): void {
    this.write(clientFrame(JSON.stringify({ method: "connectionParams", data: { token } })));
  }

  reads(): void {
    this.#socket.on("data", () => {});
    this.#socket.resume();
  }

  /** Reads until a text appears, or for `ms` at most. */
  async hears(text: string, ms: number): Promise<void> {
    const over = new AbortController();
    const hear = (data: Buffer) => data.includes(text) && over.abort();
    this.#socket.on("data", hear);
    await sleep(ms, undefined, { signal: over.signal }).catch(() => {});
    this.#socket.off("data", hear);
  }

  write(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** Writes repeatedly until the connection ends, or for `ms` at most. */
  async floods(bytes: Buffer, ms: number): Promise<void> {
    const end = performance.now() + ms;
    while (!this.isCut && performance.now() < end) {
      const isTaken = new Promise<void>((resolve) => (this.#goOn = resolve));
      if (this.#socket.write(bytes)) await sleep(1);
      else await Promise.race([isTaken, sleep(100)]);
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}
