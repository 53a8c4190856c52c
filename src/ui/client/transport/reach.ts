import type { QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { isFramed } from "../../browser/page";
import { findHindrance, type Hindrance, hindranceIn } from "./hindrance";

/** How this page gets on with the server. */
export type Standing = {
  /** Why there is no connection, once that is found out. */
  readonly hindrance?: Hindrance;
  /** The browser keeps no cookie for the page: loaded anew, it is somebody else. */
  readonly isForgotten?: boolean;
};

/** Where it stands among what was read from the server. */
export const STANDING_KEY = ["standing"];

/** Keeps how the page gets on with the server, beside what was read from it. */
export class Reach {
  readonly #queries: QueryClient;
  readonly #path: string;
  #isFinding = false;
  /** Counts the connections that came about: what is found out about one before does not matter any more. */
  #opened = 0;
  /** Since the last one. */
  #failures = 0;

  constructor(queries: QueryClient, path: string) {
    this.#queries = queries;
    queries.setQueryDefaults(STANDING_KEY, { gcTime: Infinity });
    this.#path = path;
  }

  opened(): void {
    this.#opened += 1;
    this.#failures = 0;
    this.#set({ hindrance: undefined });
  }

  /**
   * No connection came about. The server is not asked why after the first failure since it was there: then it is
   * starting again, and has enough to do with a crowd that comes back.
   */
  async failed(cause?: unknown): Promise<void> {
    this.#failures += 1;
    if (this.#isFinding || (this.#opened > 0 && this.#failures < 2)) return;
    this.#isFinding = true;
    const before = this.#opened;
    const hindrance = refusalIn(cause) ?? (await findHindrance(this.#path));
    this.#isFinding = false;
    if (before === this.#opened) this.#set({ hindrance });
  }

  identified(token: string | undefined): void {
    this.#set({ isForgotten: token !== undefined });
  }

  #set(change: Partial<Standing>): void {
    this.#queries.setQueryData<Standing>(STANDING_KEY, (before) => ({ ...before, ...change }));
  }
}

/** What the server itself said, where it did. */
function refusalIn(cause: unknown): Hindrance | undefined {
  if (!(cause instanceof TRPCClientError) || typeof cause.data?.httpStatus !== "number") return undefined;
  const answer = { status: cause.data.httpStatus, body: { error: cause.shape } };
  return hindranceIn(answer, { origin: location.origin, isFramed: isFramed() });
}
