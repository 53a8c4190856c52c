import { TRPCClientError } from "@trpc/client";
import { createStore } from "zustand/vanilla";
import { isFramed } from "../../browser/page";
import { findHindrance, type Hindrance, hindranceIn } from "./hindrance";

export type Standing = {
  readonly hindrance?: Hindrance;
  /** The browser keeps no cookie for the page: after a reload it is somebody else. */
  readonly isForgotten?: boolean;
};

export class Reach {
  readonly standing = createStore<Standing>(() => ({}));
  readonly #path: string;
  #isFinding = false;
  #opened = 0;
  #failures = 0;

  constructor(path: string) {
    this.#path = path;
  }

  opened(): void {
    this.#opened += 1;
    this.#failures = 0;
    this.standing.setState({ hindrance: undefined });
  }

  /** The page does not ask why after the first failure: the server is then restarting, and busy with a crowd. */
  async failed(cause?: unknown): Promise<void> {
    this.#failures += 1;
    if (this.#isFinding || (this.#opened > 0 && this.#failures < 2)) return;
    this.#isFinding = true;
    const before = this.#opened;
    const hindrance = refusalIn(cause) ?? (await findHindrance(this.#path));
    this.#isFinding = false;
    if (before === this.#opened) this.standing.setState({ hindrance });
  }

  identified(token: string | undefined): void {
    this.standing.setState({ isForgotten: token !== undefined });
  }
}

function refusalIn(cause: unknown): Hindrance | undefined {
  if (!(cause instanceof TRPCClientError) || typeof cause.data?.httpStatus !== "number") return undefined;
  const answer = { status: cause.data.httpStatus, body: { error: cause.shape } };
  return hindranceIn(answer, { origin: location.origin, isFramed: isFramed() });
}
