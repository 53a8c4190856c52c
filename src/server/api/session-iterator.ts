import { type TrackedEnvelope, tracked } from "@trpc/server";
import type { Envelope } from "../../protocol";
import type { Session } from "../client/session";
import { refuse } from "../kit/bad-request";

type Result = IteratorResult<TrackedEnvelope<Envelope>, void>;

const OVER: Result = { done: true, value: undefined };

/** No async function: each session waits for this as long as it lasts. */
function last(isGone: boolean): Result {
  return isGone ? refuse("not_found") : OVER;
}

/**
 * The outlet, which serialises as the first event and writes all later ones itself (see `outbound.ts`), and then the
 * end. A generator would take three times the memory for the whole session.
 */
export class SessionIterator implements AsyncIterableIterator<TrackedEnvelope<Envelope>, void> {
  readonly #session: Session;
  readonly #close: () => void;
  #hasBegun = false;

  constructor(session: Session, close: () => void) {
    this.#session = session;
    this.#close = close;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Result> {
    if (this.#hasBegun) return this.#session.whenEnded.then(last);
    this.#hasBegun = true;
    return this.#first();
  }

  async return(): Promise<Result> {
    this.#close();
    return OVER;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#close();
  }

  async #first(): Promise<Result> {
    const { joined, outlet } = this.#session;
    await joined;
    if (this.#session.isGone || this.#session.ended !== undefined) return this.#session.whenEnded.then(last);
    return { done: false, value: tracked(outlet.id, outlet as unknown as Envelope) };
  }
}
