import { rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import type { Logger } from "pino";
import { ORDER_MS } from "../kit/limits";
import { faultOf } from "../kit/log";
import { type Deeds, order } from "./deeds";
import { openDoorway } from "./doorway";
import { firstLine } from "./line";

export type Answer = { readonly outcome: unknown } | { readonly error: string };

/**
 * Accepts orders on a socket beside the SQLite file, which only its owner can open. Without the socket, the operator's
 * program needs the server stopped. Returns the way to stop.
 */
export async function listenForOrders(file: string, deeds: Deeds, log: Logger): Promise<() => void> {
  const server = createServer((socket) => void answer(socket, deeds, log));
  try {
    const doorway = openDoorway(file);
    // The file belongs to this process alone, so an existing socket is a killed process's.
    await rm(doorway.path, { force: true });
    await listen(server, doorway.short);
    return () => {
      server.close();
      doorway.close();
    };
  } catch (error) {
    log.warn({ fault: faultOf(error) }, "npm run admin cannot speak with this process: there is no socket");
    return () => {};
  }
}

/** Creates the socket with its final mode: a later `chmod` would leave a gap for others. */
async function listen(server: Server, path: string): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once("error", reject).once("listening", resolve);
  });
  const mask = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(mask);
  }
  await listening;
}

async function answer(socket: Socket, deeds: Deeds, log: Logger): Promise<void> {
  socket.setTimeout(ORDER_MS, () => socket.destroy());
  const line = await firstLine(socket).catch(() => undefined);
  if (line === undefined) return;
  socket.setTimeout(0);
  const said = await answerTo(line, deeds).catch((fault): Answer => {
    log.error({ fault: faultOf(fault) }, "an order of the operator failed");
    return { error: "it failed: the server's log says where" };
  });
  socket.end(`${JSON.stringify(said)}\n`);
}

async function answerTo(line: string, deeds: Deeds): Promise<Answer> {
  const given = order.safeParse(parsed(line));
  if (!given.success) return { error: "the server does not know that order: it may be of another version" };
  return { outcome: await deeds.do(given.data) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
