import { turn } from "../../kit/event-loop";
import { copied } from "./faults";
import { Scan } from "./scan";
import type { SearchedRows } from "./searched-rows";
import type { Answer, Order } from "./sought";

type Job = { readonly id: number; readonly scan: Scan };

/** Searches take turns slice by slice, and so do the addresses from which they come. */
export class Scans {
  readonly #rows: SearchedRows;
  readonly #answer: (answer: Answer) => void;
  readonly #jobs = new Map<string, Job[]>();
  readonly #stopped = new Set<number>();
  #running: Promise<void> | undefined;

  constructor(rows: SearchedRows, answer: (answer: Answer) => void) {
    this.#rows = rows;
    this.#answer = answer;
  }

  take({ id, address, sought }: Order & { readonly kind: "search" }): void {
    this.#push(address, { id, scan: new Scan(this.#rows, sought) });
    this.#running ??= this.#run();
  }

  stop(id: number): void {
    this.#stopped.add(id);
  }

  async end(): Promise<void> {
    this.#jobs.clear();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (;;) {
      const [[address, jobs] = []] = this.#jobs;
      const job = jobs?.shift();
      if (address === undefined || jobs === undefined || job === undefined) break;
      this.#jobs.delete(address);
      if (jobs.length > 0) this.#jobs.set(address, jobs);
      await this.#step(address, job);
      await turn();
    }
    this.#running = undefined;
    this.#stopped.clear();
  }

  async #step(address: string, { id, scan }: Job): Promise<void> {
    try {
      const found = this.#stopped.has(id) ? scan.found : await scan.step();
      if (found === undefined) this.#push(address, { id, scan });
      else this.#answer({ id, found });
    } catch (fault) {
      this.#answer({ id, fault: copied(fault) });
    }
  }

  #push(address: string, job: Job): void {
    this.#jobs.set(address, [...(this.#jobs.get(address) ?? []), job]);
  }
}
