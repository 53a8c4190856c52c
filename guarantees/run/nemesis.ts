import { setTimeout as sleep } from "node:timers/promises";
import type { Recorder } from "../history";
import type { Bus } from "./bus";
import type { Chance } from "./chance";
import type { Fleet } from "./fleet";

/** What is done to servers, bus and sockets, and how often of so many times. */
const MISCHIEF = { cut: 6, cutAll: 2, stall: 4, slow: 2, kill: 3, stop: 1 };
const MISCHIEF_TO_BUS = { pauseBus: 4, restartBus: 1 };

/** Whoever wants the servers, the bus between them and the way to them no good, as chance has it. */
export class Nemesis {
  /** How many processes it has ended. */
  kills = 0;
  readonly #fleet: Fleet;
  readonly #bus: Bus | undefined;
  readonly #chance: Chance;
  readonly #recorder: Recorder;

  constructor(given: { fleet: Fleet; bus: Bus | undefined; chance: Chance; recorder: Recorder }) {
    this.#fleet = given.fleet;
    this.#bus = given.bus;
    this.#chance = given.chance;
    this.#recorder = given.recorder;
  }

  /** Does harm until told to stop, and then heals all of it. */
  async rages(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(this.#chance.from(100, 1200));
      if (!signal.aborted) await this.#harm();
    }
    for (const at of this.#fleet.processes) {
      this.#fleet.gate(at).slow(0);
      await this.#fleet.run(at);
    }
    await this.#bus?.heal();
    this.#note("heals all");
  }

  async #harm(): Promise<void> {
    const chance = this.#chance;
    const at = chance.from(0, this.#fleet.processes.length - 1);
    const gate = this.#fleet.gate(at);
    const ms = chance.from(20, 2500);
    const harm = chance.among({ ...MISCHIEF, ...(this.#bus && MISCHIEF_TO_BUS) } as typeof MISCHIEF &
      typeof MISCHIEF_TO_BUS);
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
      case "stop":
        this.kills += 1;
        await this.#fleet.end(at, harm === "kill" ? "SIGKILL" : "SIGTERM");
        await sleep(ms / 10);
        return this.#fleet.run(at);
      case "pauseBus":
        return this.#bus?.pause(ms);
      case "restartBus":
        return this.#bus?.restart();
    }
  }

  #note(what: string): void {
    this.#recorder.note({ kind: "nemesis", what });
  }
}
