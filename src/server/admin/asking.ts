import { connect } from "node:net";
import { type Order, type Outcome, outcome } from "./deeds";
import { openDoorway } from "./doorway";
import { firstLine } from "./line";
import type { Answer } from "./listening";

const NOBODY = ["ENOENT", "ECONNREFUSED"];

/** Returns `undefined` when no server listens there; throws when the server belongs to another user or failed. */
export async function askServer(file: string, order: Order): Promise<Outcome | undefined> {
  const doorway = openDoorway(file);
  try {
    const line = await exchange(doorway.short, `${JSON.stringify(order)}\n`);
    const answer = JSON.parse(line) as Answer;
    if ("error" in answer) throw new Error(answer.error);
    return outcome.parse(answer.outcome);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (NOBODY.includes(code)) return undefined;
    if (code === "EACCES") throw new Error(`${doorway.path} is not yours: run this as the user that runs Parley`);
    throw error;
  } finally {
    doorway.close();
  }
}

function exchange(path: string, line: string): Promise<string> {
  const socket = connect(path, () => socket.write(line));
  return firstLine(socket);
}
