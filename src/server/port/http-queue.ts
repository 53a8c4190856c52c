import type { ServerResponse } from "node:http";
import { HTTP_REQUESTS_OF_ADDRESS, HTTP_REQUESTS_WAITING, HTTP_RETRY_MS, HTTP_UNREAD_BYTES } from "../kit/limits";
import type { Errands } from "../limits/errands";
import { Quota } from "../limits/quota";
import { answerError, refuseForRate } from "./plain-answer";

type Request = {
  readonly address: string;
  readonly response: ServerResponse;
  /** Resolves when the whole answer is written, read or not; never rejects. */
  readonly make: () => Promise<void>;
};

/**
 * An answer can be megabytes long, and stays in memory while its client does not read. Waiting addresses take turns,
 * and a turn of the event loop begins one answer, though it be a refusal; above the limit of unread bytes, the address
 * with the most loses its oldest answer.
 */
export class HttpQueue {
  readonly #atOnce: number;
  readonly #refusals: Errands;
  readonly #waiting = new Map<string, Request[]>();
  readonly #unread = new Set<Request>();
  #count = 0;
  #making = 0;
  #hasBegun = false;
  readonly #makingOf: Quota;

  /** One address gets half of `atOnce`. The refusals of what may not even wait have turns of their own. */
  constructor(atOnce: number, refusals: Errands) {
    this.#atOnce = atOnce;
    this.#refusals = refusals;
    this.#makingOf = new Quota(atOnce / 2);
  }

  take(request: Request): void {
    const { address, response } = request;
    const own = this.#waiting.get(address) ?? [];
    if (own.length >= HTTP_REQUESTS_OF_ADDRESS) {
      void this.#refusals.take({ address }, async () => refuseForRate(response, HTTP_RETRY_MS, MANY_WAIT));
      return;
    }
    own.push(request);
    this.#waiting.set(address, own);
    this.#count += 1;
    response.once("close", () => this.#unread.delete(request));
    if (this.#count > HTTP_REQUESTS_WAITING) this.#giveUpOne();
    this.#next();
  }

  #next(): void {
    for (const [address, own] of this.#waiting) {
      if (this.#hasBegun || this.#making >= this.#atOnce) return;
      if (this.#makingOf.isFull(address)) continue;
      // Goes to the end when it waits for another turn.
      this.#waiting.delete(address);
      const request = own.shift();
      if (own.length > 0) this.#waiting.set(address, own);
      if (request === undefined) continue;
      this.#count -= 1;
      if (!request.response.destroyed) this.#begin(request);
    }
  }

  #begin(request: Request): void {
    this.#hasBegun = true;
    setImmediate(() => {
      this.#hasBegun = false;
      this.#next();
    });
    void this.#make(request);
  }

  async #make(request: Request): Promise<void> {
    this.#making += 1;
    this.#makingOf.enter(request.address);
    await request.make();
    this.#making -= 1;
    this.#makingOf.leave(request.address);
    if (!request.response.destroyed) this.#unread.add(request);
    this.#makeRoom();
    this.#next();
  }

  #giveUpOne(): void {
    const most = [...this.#waiting.values()].reduce((one, other) => (other.length > one.length ? other : one));
    const given = most.pop();
    if (given === undefined) return;
    this.#count -= 1;
    const { address, response } = given;
    void this.#refusals.take({ address }, async () => {
      if (response.destroyed) return;
      response.setHeader("retry-after", HTTP_RETRY_MS / 1000);
      answerError(response, "SERVICE_UNAVAILABLE", { message: MANY_WAIT });
    });
  }

  #makeRoom(): void {
    let all = 0;
    const each = new Map<string, number>();
    for (const { address, response } of this.#unread) {
      all += response.writableLength;
      each.set(address, (each.get(address) ?? 0) + response.writableLength);
    }
    if (all <= HTTP_UNREAD_BYTES) return;
    const [[greatest] = []] = [...each].sort(([, one], [, other]) => other - one);
    for (const request of this.#unread) {
      if (request.address !== greatest) continue;
      all -= request.response.writableLength;
      this.#unread.delete(request);
      request.response.destroy();
      if (all <= HTTP_UNREAD_BYTES) return;
    }
    this.#makeRoom();
  }
}

const MANY_WAIT = "Too many requests wait for their answers.";
