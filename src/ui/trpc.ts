import { createTRPCClient, createWSClient, httpLink, splitLink, type TRPCLink, wsLink } from "@trpc/client";
import { createTRPCNext } from "@trpc/next";
import type { AppRouter } from "../server/router";
import { identityOverHttp } from "./session/identity";
import { PromptWebSocket } from "./session/prompt-web-socket";

const PATH = "/api/trpc";

/** Pauses before trying to reach the server again: random from the first one on, so that a crowd spreads out. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 4_000;

/** The server's procedures, for React: everything over one WebSocket, save that the identity needs HTTP. */
export const trpc = createTRPCNext<AppRouter>({
  ssr: false,
  config: () => ({
    links: links(),
    queryClientConfig: { defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } },
  }),
});

export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

function links(): TRPCLink<AppRouter>[] {
  const http = httpLink<AppRouter>({ url: PATH });
  // The pages are rendered once at build time, where nothing is asked and no WebSocket exists.
  if (typeof window === "undefined") return [http];
  const overHttp = createTRPCClient<AppRouter>({ links: [http] });
  const identified = identityOverHttp(() => overHttp.identity.create.mutate());
  const client = createWSClient({
    WebSocket: PromptWebSocket,
    url: async () => {
      await identified();
      return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${PATH}`;
    },
    retryDelayMs: (attempt) => 100 + Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt),
    keepAlive: { enabled: true, intervalMs: 10_000, pongTimeoutMs: 5_000 },
    lazy: { enabled: true, closeMs: 5 * 60_000 },
  });
  return [splitLink({ condition: ({ path }) => path === "identity.create", true: http, false: wsLink({ client }) })];
}
