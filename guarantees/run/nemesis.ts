import { setTimeout as sleep } from "node:timers/promises";
import type { OwnPostgres } from "../../src/server/testing/machine/own-postgres";
import type { Recorder } from "../history";
import type { Bus } from "./bus";
import type { Chance } from "./chance";
import type { Fleet } from "./fleet";

/** What is done to servers and sockets, and how often of so many times. */
const MISCHIEF = { cut: 6, cutAll: 2, stall: 4, slow: 2, kill: 3, stop: 1, deploy: 1 };
/** What is done to that which several processes share. */
const MISCHIEF_TO_SHARED = { pauseBus: 4, restartBus: 2, loseNotices: 3, crashDatabase: 3 };
/** How often it kills, when it is there to kill. */
const MURDEROUS = { kill: 40 };

/** How many commands are carried out at most before it kills once more, and how long it waits for that, in milliseconds. */
const LOAD = { commands: 30, patience_ms: 60_000 };

/** The share of notices that are lost, and for how many times as long as any other harm lasts. */
const LOSS = { share: 0.1, times: 4 };

type Given = {
  readonly fleet: Fleet;
  /** What several processes share. */
  readonly bus: Bus | undefined;
  readonly database: OwnPostgres | undefined;
  readonly chance: Chance;
  readonly recorder: Recorder;
  /** Its work is done when it has killed so many times. */
  readonly kills?: number | undefined;
};

/** Whoever wants the servers, what they share and the way to them no good, as chance has it. */
export class Nemesis {
  /** How many processes it has killed with -9. */
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

  /** Does harm until told to stop, or until it has killed enough, and then heals all of it. */
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

  /** Waits until people get on again: who kills those who only just start meets nobody at work. */
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
