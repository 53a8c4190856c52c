import type { Socket } from "node:net";
import { type Passage, TcpProxy } from "./tcp-proxy";

/** A proxy before Redis that can pause, and lose a share of the notices. */
export class RedisProxy extends TcpProxy {
  lost = 0;
  readonly #redis: URL;
  readonly #chance: () => number;
  #share = 0;
  #paused = false;

  private constructor(url: string, chance: () => number) {
    super();
    this.#redis = new URL(url);
    this.#chance = chance;
  }

  /** @param chance a number from 0 to 1 for each notice that may be lost */
  static async to(url: string, chance: () => number = Math.random): Promise<RedisProxy> {
    const proxy = new RedisProxy(url, chance);
    await proxy.opens();
    return proxy;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  loses(share: number): void {
    this.#share = share;
  }

  /** Lets nothing through in either direction, without an error. */
  pauses(): void {
    this.#paused = true;
    for (const { client, server } of this.passages) for (const socket of [client, server]) socket.pause();
  }

  goesOn(): void {
    this.#paused = false;
    for (const { client, server } of this.passages) for (const socket of [client, server]) socket.resume();
  }

  protected get target() {
    return { port: Number(this.#redis.port || 6379), host: this.#redis.hostname };
  }

  protected pass(from: Socket, to: Socket, { client }: Passage): void {
    if (this.#paused) from.pause();
    if (from === client) {
      from.on("data", (bytes) => to.write(bytes));
      return;
    }
    let rest = "";
    from.on("data", (bytes) => {
      const { values, rest: incomplete } = split(rest + bytes.toString("latin1"));
      rest = incomplete;
      for (const value of values) if (!this.#isLost(value)) to.write(value, "latin1");
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
