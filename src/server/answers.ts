import type { ServerResponse } from "node:http";

/** How many answers are made at the same time, and how many requests may wait for their turn. */
const AT_ONCE = 2;
const WAITING_LIMIT = 1_000;
/** How many bytes of answers may be unread, of all clients together. */
const UNREAD_LIMIT_BYTES = 32 * 1024 * 1024;

/**
 * The answers to questions over HTTP. One can be megabytes long, and who does not read costs that much: they are made a
 * few at a time, and where too much is unread, the one that has waited longest is given up.
 */
export class Answers {
  readonly #unread = new Set<ServerResponse>();
  readonly #waiting: (() => void)[] = [];
  #making = 0;

  /**
   * Has a question answered when it is its turn; with 503, where too many wait.
   * @param make answers it, and comes back when all of the answer is written, read or not; never fails
   */
  take(response: ServerResponse, make: () => Promise<void>): void {
    const begin = () => {
      if (!response.destroyed) void this.#begin(response, make);
    };
    if (this.#making < AT_ONCE) begin();
    else if (this.#waiting.length < WAITING_LIMIT) this.#waiting.push(begin);
    else response.writeHead(503, { "retry-after": "1" }).end();
  }

  async #begin(response: ServerResponse, make: () => Promise<void>): Promise<void> {
    this.#making += 1;
    response.once("close", () => this.#unread.delete(response));
    await make();
    this.#making -= 1;
    if (!response.destroyed) this.#unread.add(response);
    this.#makeRoom();
    this.#next();
  }

  #next(): void {
    while (this.#making < AT_ONCE && this.#waiting.length > 0) this.#waiting.shift()?.();
  }

  #makeRoom(): void {
    let unread = 0;
    for (const { writableLength } of this.#unread) unread += writableLength;
    for (const oldest of this.#unread) {
      if (unread <= UNREAD_LIMIT_BYTES) return;
      unread -= oldest.writableLength;
      this.#unread.delete(oldest);
      oldest.destroy();
    }
  }
}
