import { EventEmitter, on } from "node:events";
import type { AddressInfo } from "node:net";
import { initTRPC } from "@trpc/server";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { WebSocketServer } from "ws";
import { z } from "zod";

// A subscription as tRPC's documentation has it: an async generator over the events of an emitter.

const emitter = new EventEmitter().setMaxListeners(0);
const t = initTRPC.create();
const router = t.router({
  say: t.procedure.input(z.string()).mutation(({ input }) => {
    emitter.emit("said", input);
  }),
  said: t.procedure.subscription(async function* ({ signal }) {
    for await (const [text] of on(emitter, "said", { signal })) yield text as string;
  }),
});
const wss = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
applyWSSHandler({ wss, router, createContext: () => ({}) });
wss.on("listening", () => {
  const { port } = wss.address() as AddressInfo;
  process.stdout.write(`The peer is at http://127.0.0.1:${port}\n`);
});
