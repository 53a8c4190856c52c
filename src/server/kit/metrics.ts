import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Addressee } from "../../protocol";

const WATCHED = {
  connections: "WebSocket connections that are open",
  rooms: "Rooms in which somebody has a session here",
  participants: "Participants who are here by way of this process",
  unread_bytes: "Bytes that wait for clients to read them, of all WebSocket connections",
  waiting: "Pieces of work that wait for the next commit",
} as const;

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The Prometheus metrics of this process. Labels hold no id, name or text, only few and fixed values. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #sends = this.#counter("sends", "Messages that were accepted and stored", "scope");
  readonly #refusals = this.#counter("refusals", "Requests and commands that were refused", "reason");
  readonly #joins = this.#counter("joins", "Sessions that began, by what they began with", "kind");
  readonly #deliveries = this.#counter("deliveries", "Events that were written to a connection");
  readonly #slowReaders = this.#counter("slow_readers_cut", "Connections that were cut because nobody read them");
  readonly #silent = this.#counter("silent_connections_cut", "Connections that were cut because nobody answered");
  readonly #faults = this.#counter("faults", "Faults of the server's own, each of which is in the log");
  readonly #commands = this.#histogram("command", "From a command's arrival to its receipt");
  readonly #commits = this.#histogram("commit", "How long a transaction took, its commit included");
  readonly #delivery = this.#histogram("delivery", "From a commit to the last connection that was written to");
  readonly #batch = new Histogram({
    name: "parley_commit_jobs",
    help: "Pieces of work in one transaction",
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    registers: [this.#registry],
  });
  #isRead = false;

  watch(name: keyof typeof WATCHED, look: () => number): void {
    const gauge: Gauge = new Gauge({
      name: `parley_${name}`,
      help: WATCHED[name],
      registers: [this.#registry],
      collect: () => gauge.set(look()),
    });
  }

  sent(scope: Addressee["scope"]): void {
    this.#sends.inc({ scope });
  }

  /** @param reason a reason of the protocol, a tRPC error code, or a refusal before either */
  refused(reason: string): void {
    this.#refusals.inc({ reason });
  }

  faulted(): void {
    this.#faults.inc();
  }

  answered(ms: number): void {
    this.#commands.observe(ms / 1000);
  }

  committed(jobs: number, ms: number): void {
    this.#batch.observe(jobs);
    this.#commits.observe(ms / 1000);
  }

  delivered(events: number, ms: number): void {
    this.#deliveries.inc(events);
    this.#delivery.observe(ms / 1000);
  }

  /** @param kind `resumed` without a gap, `fresh` after a return that needed the whole state */
  joined(kind: "first" | "resumed" | "fresh"): void {
    this.#joins.inc({ kind });
  }

  slowReaderCut(): void {
    this.#slowReaders.inc();
  }

  silentCut(): void {
    this.#silent.inc();
  }

  /** The first call starts Node's own metrics, too. */
  async read(): Promise<{ readonly text: string; readonly contentType: string }> {
    if (!this.#isRead) collectDefaultMetrics({ register: this.#registry });
    this.#isRead = true;
    return { text: await this.#registry.metrics(), contentType: this.#registry.contentType };
  }

  #counter(name: string, help: string, ...labelNames: string[]): Counter {
    return new Counter({ name: `parley_${name}_total`, help, labelNames, registers: [this.#registry] });
  }

  #histogram(name: string, help: string): Histogram {
    return new Histogram({ name: `parley_${name}_seconds`, help, buckets: SECONDS, registers: [this.#registry] });
  }
}
