import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

/** A program at a terminal of its own, which Debian's `script` provides. */
export class Terminal {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #ended: Promise<number | null>;
  #said = "";
  #onSaid = () => {};

  private constructor(process: ChildProcessByStdio<Writable, Readable, null>) {
    this.#process = process;
    this.#ended = once(process, "close").then(([code]) => code);
    process.stdout.on("data", (data) => {
      this.#said += data;
      this.#onSaid();
    });
  }

  static run(command: readonly string[], settings: Record<string, string>): Terminal {
    const line = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
    const env = { ...process.env, ...settings, SHELL: "/bin/sh" };
    return new Terminal(spawn("script", ["-qec", line, "/dev/null"], { env, stdio: ["pipe", "pipe", "ignore"] }));
  }

  /** Waits for a text. */
  async shows(text: string): Promise<void> {
    while (!this.#said.includes(text)) {
      const more = new Promise<void>((resolve) => (this.#onSaid = resolve));
      const end = await Promise.race([more, this.#ended.then(() => "ended")]);
      if (end === "ended" && !this.#said.includes(text)) throw new Error(`it ended, and said ${this.#said}`);
    }
  }

  types(keys: string): void {
    this.#process.stdin.write(keys);
  }

  /** The exit code and all output, at the program's end. */
  async ends(): Promise<{ code: number | null; said: string }> {
    const code = await this.#ended;
    return { code, said: this.#said.replaceAll("\r\n", "\n") };
  }
}
