import { setTimeout as sleep } from "node:timers/promises";
import type { OwnPostgres } from "../../../src/server/testing/machine/own-postgres";
import type { Recorder } from "../../history";
import type { Chance } from "../chance/chance";
import type { Bus } from "./bus";
import type { Fleet } from "./fleet";

/** The harms to servers and sockets, by weight. */
const MISCHIEF = { cut: 6, cutAll: 2, stall: 4, slow: 2, kill: 3, stop: 1, deploy: 1 };
/** The harms to the shared parts of several processes, by weight. */
const MISCHIEF_TO_SHARED = { pauseBus: 4, restartBus: 2, loseNotices: 3, crashDatabase: 3 };
const MURDEROUS = { kill: 40 };

/** The most commands between two kills, and the longest wait for them, in milliseconds. */
const LOAD = { commands: 30, patience_ms: 60_000 };

/** The share of lost notices, and the duration as a multiple of any other harm's. */
const LOSS = { share: 0.1, times: 4 };

type Given = {
  readonly fleet: Fleet;
  readonly bus: Bus | undefined;
  readonly database: OwnPostgres | undefined;
  readonly chance: Chance;
  readonly recorder: Recorder;
  readonly kills?: number | undefined;
};

/** An enemy that does random harm to the servers, their shared parts and the way to them. */
export class Nemesis {
  kills = 0;
  readonly #fleet: Fleet;
  readonly #bus: Bus | undefined;
  readonly #database: OwnPostgres | undefined;
  readonly #chance: Chance;
  readonly #recorder: Recorder;
  readonly #enough: number | undefined;

  constructor({ fleet, bus, database, chance, recorder, kills }: Given) {
    this.#fleet = fleet;
    this.#bus = bus;
    this.#database = database;
    this.#chance = chance;
    this.#recorder = recorder;
    this.#enough = kills;
  }

  /** Does harm until aborted, or until it has killed enough, and then heals all of it. */
  async rages(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.kills < (this.#enough ?? Number.POSITIVE_INFINITY)) {
      await sleep(this.#chance.from(100, 1200));
      if (!signal.aborted) await this.#harm();
    }
    for (const at of this.#fleet.processes) {
      this.#fleet.gate(at).slow(0);
      await this.#fleet.run(at);
    }
    this.#bus?.heal();
    this.#note("heals all");
  }

  async #harm(): Promise<void> {
    const chance = this.#chance;
    const at = chance.from(0, this.#fleet.processes.length - 1);
    const gate = this.#fleet.gate(at);
    const ms = chance.from(20, 2500);
    const harm = chance.among({
      ...MISCHIEF,
      ...(this.#bus && MISCHIEF_TO_SHARED),
      ...(this.#enough && MURDEROUS),
    } as typeof MISCHIEF & typeof MISCHIEF_TO_SHARED);
    this.#note(`${harm} ${at} ${ms}`);
    switch (harm) {
      case "cut":
        return gate.cutOne(chance);
      case "cutAll":
        return gate.cutAll();
      case "stall":
        return gate.stallOne(chance, { ms, thenCut: chance.from(0, 1) === 1 });
      case "slow":
        gate.slow(chance.from(5, 100));
        await sleep(ms);
        return gate.slow(0);
      case "kill":
        if (this.#enough) await this.#load();
        this.kills += 1;
        return this.#ends(at, "SIGKILL", ms / 10);
      case "stop":
        return this.#ends(at, "SIGTERM", ms / 10);
      case "deploy":
        for (const each of this.#fleet.processes) await this.#ends(each, "SIGTERM", 0);
        return;
      case "pauseBus":
        return this.#bus?.pause(ms);
      case "restartBus":
        return this.#bus?.restart();
      case "loseNotices":
        return this.#bus?.lose(LOSS.share, ms * LOSS.times);
      case "crashDatabase":
        await this.#database?.crash();
        await sleep(ms / 2);
        return this.#database?.start();
    }
  }

  /** Waits until commands get through again: a kill during a start meets nobody at work. */
  async #load(): Promise<void> {
    const [{ entries }, start] = [this.#recorder, performance.now()];
    let [at, wanted] = [entries.length, this.#chance.from(1, LOAD.commands)];
    while (wanted > 0 && performance.now() - start < LOAD.patience_ms) {
      await sleep(20);
      for (; at < entries.length; at += 1) {
        const entry = entries[at];
        if (entry?.kind === "answered" && "receipt" in entry.outcome) wanted -= 1;
      }
    }
  }

  async #ends(at: number, signal: "SIGKILL" | "SIGTERM", ms: number): Promise<void> {
    await this.#fleet.end(at, signal);
    await sleep(ms);
    await this.#fleet.run(at);
  }

  #note(what: string): void {
    this.#recorder.note({ kind: "nemesis", what });
  }
}
