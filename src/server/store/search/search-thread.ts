import type { Worker } from "node:worker_threads";
import { refuse } from "../../kit/bad-request";
import { SEARCH_RETRY_MS, SEARCH_STOP_MS, SEARCHES, SEARCHES_OF_ADDRESS } from "../../kit/limits";
import { Quota } from "../../limits/quota";
import { faultFrom } from "./faults";
import type { Answer, Found, Order, Sought } from "./sought";

type Waiting = { readonly resolve: (found: Found) => void; readonly reject: (fault: Error) => void };
type Asking = { readonly address: string; readonly signal?: AbortSignal | undefined };

/**
 * SQLite's driver is synchronous, so a search in the main thread would hold everybody up. The thread starts with the
 * first search, and again after a crash, which fails the searches under way.
 */
export class SearchThread {
  readonly #start: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #addresses = new Quota(SEARCHES_OF_ADDRESS);
  #worker: Worker | undefined;
  #count = 0;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** Searches until it is called off, and then returns what was found so far. Refuses when too many search. */
  async search(sought: Sought, { address, signal }: Asking): Promise<Found> {
    if (signal?.aborted) return { ids: [], next: sought.before, took: 0 };
    if (this.#waiting.size >= SEARCHES || !this.#addresses.enter(address))
      refuse("too_many_requests", { retry_after_ms: SEARCH_RETRY_MS });
    const id = ++this.#count;
    const stop = () => this.#worker?.postMessage({ kind: "stop", id } satisfies Order);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        this.#tell({ kind: "search", id, address, sought });
        signal?.addEventListener("abort", stop);
      });
    } finally {
      signal?.removeEventListener("abort", stop);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#worker?.unref();
      this.#addresses.leave(address);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    this.#tell({ kind: "close" });
    const late = setTimeout(() => void worker.terminate(), SEARCH_STOP_MS);
    await ended;
    clearTimeout(late);
  }

  #tell(order: Order): void {
    this.#worker ??= this.#begin();
    // A thread that has nothing to do does not keep the process.
    this.#worker.ref();
    this.#worker.postMessage(order);
  }

  #begin(): Worker {
    const worker = this.#start();
    let fault = new Error("the thread of searches has ended");
    worker.on("message", (answer: Answer) => this.#settle(answer));
    worker.on("error", (cause) => {
      fault = new Error("the thread of searches has failed", { cause });
    });
    worker.on("exit", () => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(fault);
    });
    return worker;
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if ("fault" in answer) waiting?.reject(faultFrom(answer.fault));
    else waiting?.resolve(answer.found);
  }
}
