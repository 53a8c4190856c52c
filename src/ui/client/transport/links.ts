import { createTRPCClient, createWSClient, httpLink, type TRPCLink, wsLink } from "@trpc/client";
import type { AppRouter } from "../../../server/api/router";
import { isOnline, untilOnline } from "../../browser/network";
import { type Identified, identityOverHttp } from "./identity";
import { PromptWebSocket } from "./prompt-web-socket";
import type { Reach } from "./reach";

export const PATH = "/api/trpc";

/** Pauses before reaching for the server again: random from the first one on, so that a crowd spreads out. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 4_000;

export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

export function links(reach: Reach): TRPCLink<AppRouter>[] {
  // The pages are rendered once at build time, where nothing is asked and no WebSocket exists.
  if (typeof document === "undefined") return [httpLink<AppRouter>({ url: PATH })];
  const identified = identityOverHttp(askWhoOneIs);
  let token: string | undefined;
  const client = createWSClient({
    WebSocket: PromptWebSocket,
    url: async () => {
      await untilOnline();
      try {
        token = await identified();
        reach.identified(token);
      } catch (cause) {
        void reach.failed(cause);
        throw cause;
      }
      return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${PATH}`;
    },
    // Read after the address is known: only a browser without the cookie has to bring the token.
    get connectionParams() {
      return token === undefined ? undefined : { token };
    },
    onOpen: () => reach.opened(),
    onError: () => void reach.failed(),
    retryDelayMs: (attempt) =>
      isOnline() ? 100 + Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) : 0,
    keepAlive: { enabled: true, intervalMs: 10_000, pongTimeoutMs: 5_000 },
    lazy: { enabled: true, closeMs: 5 * 60_000 },
  });
  return [numbered(), wsLink({ client })];
}

/** A WebSocket knows its requests by their numbers, and each client would begin at one. */
export function numbered(): TRPCLink<AppRouter> {
  let count = 0;
  return () =>
    ({ op, next }) => {
      count += 1;
      return next({ ...op, id: count });
    };
}

/** A header tells whether the browser sent the cookie, which no page can see. */
async function askWhoOneIs(token?: string): Promise<Identified> {
  let remembered = false;
  const link = httpLink<AppRouter>({
    url: PATH,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    fetch: async (url, asking) => {
      const answer = await fetch(url, asking as RequestInit);
      remembered = answer.headers.get("identity-remembered") === "true";
      return answer;
    },
  });
  const answer = await createTRPCClient<AppRouter>({ links: [link] }).identity.create.mutate();
  return { token: answer.token, remembered };
}
