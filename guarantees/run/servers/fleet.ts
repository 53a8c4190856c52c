import { type ChildProcess, spawn } from "node:child_process";
import { ended, listening } from "../../../src/server/testing/machine/server-child";
import { Gate } from "./gate";
import { bundle, type Program } from "./program";

type Member = {
  readonly gate: Gate;
  port: number;
  child: ChildProcess | undefined;
  starting: Promise<void> | undefined;
};

/** One or more server processes for the same rooms, each behind a gate. */
export class Fleet {
  readonly faults: string[] = [];
  readonly #settings: Readonly<Record<string, string>>;
  readonly #program: Program;
  readonly #members: Member[];

  private constructor(program: Program, settings: Readonly<Record<string, string>>, gates: readonly Gate[]) {
    this.#program = program;
    this.#settings = settings;
    this.#members = gates.map((gate) => ({ gate, port: 0, child: undefined, starting: undefined }));
  }

  static async start(count: number, settings: Readonly<Record<string, string>>): Promise<Fleet> {
    const fleet = new Fleet(
      await bundle(),
      settings,
      await Promise.all(Array.from({ length: count }, () => Gate.open())),
    );
    // One after the other: the first one makes the tables.
    for (const at of fleet.processes) await fleet.run(at);
    return fleet;
  }

  get processes(): readonly number[] {
    return this.#members.map((_, at) => at);
  }

  gate(at: number): Gate {
    return this.#member(at).gate;
  }

  origin(at: number): string {
    return `http://127.0.0.1:${this.#member(at).port}`;
  }

  async run(at: number): Promise<void> {
    const member = this.#member(at);
    if (member.starting === undefined && member.child === undefined) member.starting = this.#start(member);
    await member.starting;
  }

  async end(at: number, signal: NodeJS.Signals): Promise<void> {
    const member = this.#member(at);
    await member.starting;
    const { child } = member;
    if (child === undefined) return;
    member.child = undefined;
    member.gate.backend = 0;
    await ended(child, signal);
    member.gate.cutAll();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const at of this.processes) await this.end(at, "SIGKILL");
    await Promise.all(this.#members.map(({ gate }) => gate.closes()));
    await this.#program[Symbol.asyncDispose]();
  }

  async #start(member: Member): Promise<void> {
    const child = spawn(process.execPath, [this.#program.path], {
      env: {
        ...process.env,
        ...{ PORT: "0", HOST: "127.0.0.1", PUBLIC_URL: "", REDIS_URL: "", LOG_LEVEL: "warn" },
        ...{ RATE_LIMIT_PER_SECOND: "0", MAX_CONNECTIONS_PER_ADDRESS: "0", MAX_IDENTITIES_PER_ADDRESS_PER_HOUR: "0" },
        ...this.#settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const { port } = new URL(await listening(child, (line) => this.faults.push(line)));
    member.port = Number(port);
    member.gate.backend = member.port;
    member.child = child;
    member.starting = undefined;
    child.once("exit", (code) => this.#mourn(member, child, code));
  }

  /** Records a fault: no process may end by itself. */
  #mourn(member: Member, child: ChildProcess, code: number | null): void {
    if (member.child !== child) return;
    member.child = undefined;
    this.faults.push(`a server ended by itself, with ${code}`);
  }

  #member(at: number): Member {
    const member = this.#members[at];
    if (member === undefined) throw new Error(`there is no process ${at}`);
    return member;
  }
}
