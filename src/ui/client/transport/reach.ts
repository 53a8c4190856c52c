import type { QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { isFramed } from "../../browser/page";
import { findHindrance, type Hindrance, hindranceIn } from "./hindrance";

export type Standing = {
  readonly hindrance?: Hindrance;
  /** The browser keeps no cookie for the page: after a reload it is somebody else. */
  readonly isForgotten?: boolean;
};

export const STANDING_KEY = ["standing"];

export class Reach {
  readonly #queries: QueryClient;
  readonly #path: string;
  #isFinding = false;
  #opened = 0;
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

  /** The page does not ask why after the first failure: the server is then restarting, and busy with a crowd. */
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

function refusalIn(cause: unknown): Hindrance | undefined {
  if (!(cause instanceof TRPCClientError) || typeof cause.data?.httpStatus !== "number") return undefined;
  const answer = { status: cause.data.httpStatus, body: { error: cause.shape } };
  return hindranceIn(answer, { origin: location.origin, isFramed: isFramed() });
}
