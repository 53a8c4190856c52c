import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { ended } from "../../src/server/testing/machine/server-child";
import { identities } from "../servers/parley";
import type { Room } from "./crowd";

type Making = {
  readonly program: string;
  readonly port: number;
  readonly room: Room;
  readonly count: number;
  readonly more?: readonly string[];
};

/**
 * Each nuisance is a process of its own that writes a line when it has begun, and fails where it is cut. Its arguments:
 * port, token, room, invitation, and `more`.
 */
export async function nuisances({ program, port, room, count, more = [] }: Making): Promise<AsyncDisposable> {
  const children: ChildProcess[] = [];
  for (let at = 0; at < count; at += 1) {
    const args = [String(port), identities.issue(), room.room_id, room.invites.user, ...more];
    const child = spawn(process.execPath, ["--import", "tsx", program, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
  }
  for (const { stdout } of children) if (stdout) await once(stdout, "data");
  return {
    [Symbol.asyncDispose]: async () => {
      for (const child of children) {
        if (child.exitCode !== null) throw new Error("a nuisance was cut, and should only have been held off");
        await ended(child, "SIGTERM");
      }
    },
  };
}
