import { rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import type { Logger } from "pino";
import { ORDER_MS } from "../kit/limits";
import { faultOf } from "../kit/log";
import { type Deeds, order } from "./deeds";
import { openDoorway } from "./doorway";
import { firstLine } from "./line";

/** What a server answers on its socket: one line of JSON for the one line that it is sent. */
export type Answer = { readonly outcome: unknown } | { readonly error: string };

/**
 * Lets the operator's program speak with this process, by a socket beside the SQLite file. Only its owner can open it.
 * Where there can be none, that is logged, and everything else works: the program then needs the server stopped.
 * @returns a function that ends it, and removes the socket
 */
export async function listenForOrders(file: string, deeds: Deeds, log: Logger): Promise<() => void> {
  const server = createServer((socket) => void answer(socket, deeds, log));
  try {
    const doorway = openDoorway(file);
    // The file is this process's alone, so that a socket which is there belongs to one that was killed.
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

/** The socket is made with the mode that it is to have: nobody can be faster than a change of it. */
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
  // One that comes and goes without a word has nothing to be told.
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
