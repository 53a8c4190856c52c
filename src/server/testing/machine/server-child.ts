import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const ADDRESS = / at (https?:\/\/[^\s"]+)/;

/**
 * Resolves with the address at which a server says that it listens; rejects if the process ends before.
 *
 * @param hear gets every other line of both outputs, the later ones too
 */
export function listening(child: ChildProcess, hear: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    let isListening = false;
    const take = (line: string) => {
      const address = isListening ? undefined : ADDRESS.exec(line)?.[1];
      if (address === undefined) {
        if (!isListening) said.push(line);
        hear(line);
        return;
      }
      isListening = true;
      resolve(address);
    };
    for (const input of [child.stdout, child.stderr]) if (input) createInterface({ input }).on("line", take);
    child.once("close", () => reject(new Error(`the server did not start:\n${said.join("\n")}`)));
  });
}

/** Ends a process with a signal; resolves with its exit code. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, "exit");
  child.kill(signal);
  const [code] = await exited;
  return code;
}
