import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../../src/server/testing/machine/own-program";
import { ended } from "../../../src/server/testing/machine/server-child";
import { RedisProxy } from "../../../src/server/testing/network/redis-proxy";
import type { Chance } from "../chance/chance";

/** A Redis of the run's own, without persistence, that can be paused and restarted, and lose notices. */
export class Bus {
  readonly #port: number;
  readonly #proxy: RedisProxy;
  #child: ChildProcess | undefined;
  #losing: NodeJS.Timeout | undefined;

  private constructor(port: number, proxy: RedisProxy) {
    this.#port = port;
    this.#proxy = proxy;
  }

  static get isThere(): boolean {
    return spawnSync("redis-server", ["--version"]).status === 0;
  }

  /** @param chance chooses the notices to lose */
  static async start(chance: Chance): Promise<Bus> {
    const port = await freePort();
    const bus = new Bus(port, await RedisProxy.to(`redis://127.0.0.1:${port}`, () => chance.from(0, 999) / 1000));
    await bus.#run();
    return bus;
  }

  get url(): string {
    return this.#proxy.url;
  }

  get lost(): number {
    return this.#proxy.lost;
  }

  async pause(ms: number): Promise<void> {
    this.#child?.kill("SIGSTOP");
    await sleep(ms);
    this.#child?.kill("SIGCONT");
  }

  async restart(): Promise<void> {
    await this.#end();
    await this.#run();
  }

  /** Loses a share of all notices for a while, and returns at once. */
  lose(share: number, ms: number): void {
    clearTimeout(this.#losing);
    this.#proxy.loses(share);
    this.#losing = setTimeout(() => this.#proxy.loses(0), ms);
  }

  heal(): void {
    this.#child?.kill("SIGCONT");
    clearTimeout(this.#losing);
    this.#proxy.loses(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.heal();
    await this.#proxy[Symbol.asyncDispose]();
    await this.#end();
  }

  async #run(): Promise<void> {
    const settings = ["--port", String(this.#port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    const child = spawn("redis-server", settings, { stdio: ["ignore", "pipe", "ignore"] });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) if (/ready to accept/i.test(line)) break;
    child.stdout.resume();
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child !== undefined) await ended(child, "SIGKILL");
  }
}
