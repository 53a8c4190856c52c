import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A proxy before Redis that can pause, break, and lose a share of the notices. */
export class RedisLine {
  readonly #redis: URL;
  readonly #sockets = new Set<Socket>();
  readonly #chance: () => number;
  #server: Server;
  #port = 0;
  #share = 0;
  #paused = false;
  lost = 0;

  private constructor(url: string, chance: () => number) {
    this.#redis = new URL(url);
    this.#chance = chance;
    this.#server = createServer();
  }

  /** @param chance a number from 0 to 1 for each notice that may be lost */
  static async to(url: string, chance: () => number = Math.random): Promise<RedisLine> {
    const line = new RedisLine(url, chance);
    await line.mends();
    return line;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  loses(share: number): void {
    this.#share = share;
  }

  /** Lets nothing through in either direction, without an error. */
  pauses(): void {
    this.#paused = true;
    for (const socket of this.#sockets) socket.pause();
  }

  goesOn(): void {
    this.#paused = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** Ends all connections and accepts none, as a stopped Redis. */
  async breaks(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async mends(): Promise<void> {
    this.#server = createServer((socket) => this.#carry(socket));
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    if (address !== null && typeof address === "object") this.#port = address.port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server.listening) await this.breaks();
  }

  #carry(client: Socket): void {
    const redis = connect(Number(this.#redis.port || 6379), this.#redis.hostname);
    for (const [from, to] of [
      [client, redis],
      [redis, client],
    ] as const) {
      this.#sockets.add(from);
      from.on("error", () => {});
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      if (this.#paused) from.pause();
    }
    client.on("data", (bytes) => redis.write(bytes));
    let rest = "";
    redis.on("data", (bytes) => {
      const { values, rest: incomplete } = split(rest + bytes.toString("latin1"));
      rest = incomplete;
      for (const value of values) if (!this.#isLost(value)) client.write(value, "latin1");
    });
  }

  #isLost(value: string): boolean {
    if (!/^[*>]3\r\n\$7\r\nmessage\r\n/.test(value) || this.#chance() >= this.#share) return false;
    this.lost += 1;
    return true;
  }
}

/** Splits Redis's output (RESP) into whole values and a rest. */
function split(text: string): { values: string[]; rest: string } {
  const values: string[] = [];
  let start = 0;
  for (let end = endOf(text, start); end !== undefined; end = endOf(text, start)) {
    values.push(text.slice(start, end));
    start = end;
  }
  return { values, rest: text.slice(start) };
}

/** The end of the value at `start`; `undefined` if it is not whole. */
function endOf(text: string, start: number): number | undefined {
  const newline = text.indexOf("\r\n", start);
  if (newline < 0) return undefined;
  const [kind, count] = [text[start], Number(text.slice(start + 1, newline))];
  let end: number | undefined = newline + 2;
  if (kind === "$") end = count < 0 ? end : end + count + 2;
  else if (kind === "*" || kind === ">" || kind === "%")
    for (let at = 0; at < count * (kind === "%" ? 2 : 1) && end !== undefined; at++) end = endOf(text, end);
  return end !== undefined && end <= text.length ? end : undefined;
}
