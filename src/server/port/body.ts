import type { IncomingMessage, ServerResponse } from "node:http";
import { appRouter } from "../api/router";
import {
  ADDRESS_BODIES_BYTES,
  BODIES_BYTES,
  BODY_BYTES,
  DISCARDED_BODY_BYTES,
  IDENTITY_BODY_BYTES,
} from "../kit/limits";

const KNOWN = new Set(Object.keys(appRouter._def.procedures).filter((name) => name !== "identity.create"));

/** `identity.create` and unknown procedures have no input, alone or in a batch. */
export function bodyLimit(procedures: string): number {
  return procedures.split(",").every((name) => KNOWN.has(name)) ? BODY_BYTES : IDENTITY_BODY_BYTES;
}

type Coming = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly address: string };
type Body = { readonly body: string } | { readonly fault: "PAYLOAD_TOO_LARGE" | "TOO_MANY_REQUESTS" };

const FIRST_BYTES = 1024;

type Unfinished = { readonly address: string; readonly giveUp: () => void };

export class Bodies {
  readonly #held = new Map<string, number>();
  readonly #unfinished = new Set<Unfinished>();
  #all = 0;

  /**
   * Discards a body that is too long or has no room, up to a limit, because its client would not read the answer
   * before. Never settles when the connection is lost. `most` is in bytes.
   */
  read({ request, response, address }: Coming, most: number): Promise<Body> {
    return new Promise((resolve) => {
      // One buffer: a client chooses the size of its chunks, and each would be an object.
      let held = Buffer.alloc(0);
      let bytes = 0;
      let isRefused = false;
      const refuse = (fault: "PAYLOAD_TOO_LARGE" | "TOO_MANY_REQUESTS") => {
        isRefused = true;
        this.#unfinished.delete(unfinished);
        this.#release(address, held.length);
        held = Buffer.alloc(0);
        resolve({ fault });
      };
      const unfinished = { address, giveUp: () => refuse("TOO_MANY_REQUESTS") };
      this.#unfinished.add(unfinished);
      const add = (chunk: Buffer, before: number) => {
        if (bytes > held.length) {
          const size = Math.min(most, Math.max(2 * held.length, bytes, FIRST_BYTES));
          if (!this.#reserve(address, size - held.length)) return unfinished.giveUp();
          held = Buffer.concat([held.subarray(0, before)], size);
        }
        chunk.copy(held, before);
      };
      if (Number(request.headers["content-length"]) > most) refuse("PAYLOAD_TOO_LARGE");
      request.on("data", (chunk: Buffer) => {
        const before = bytes;
        bytes += chunk.length;
        if (bytes > most + DISCARDED_BODY_BYTES) request.destroy();
        else if (isRefused) return;
        else if (bytes > most) refuse("PAYLOAD_TOO_LARGE");
        else add(chunk, before);
      });
      request.once("end", () => {
        this.#unfinished.delete(unfinished);
        resolve({ body: held.toString("utf8", 0, bytes) });
      });
      response.once("close", () => {
        this.#unfinished.delete(unfinished);
        if (!isRefused) this.#release(address, held.length);
      });
    });
  }

  #reserve(address: string, bytes: number): boolean {
    const own = (this.#held.get(address) ?? 0) + bytes;
    if (own > ADDRESS_BODIES_BYTES) return false;
    while (this.#all + bytes > BODIES_BYTES) if (!this.#makeRoom(own)) return false;
    this.#held.set(address, own);
    this.#all += bytes;
    return true;
  }

  /** Gives up the oldest unfinished body of the address that holds the most, if it holds more than the new one's. */
  #makeRoom(own: number): boolean {
    const [[most, held] = ["", 0]] = [...this.#held].sort(([, one], [, other]) => other - one);
    if (held <= own) return false;
    for (const unfinished of this.#unfinished)
      if (unfinished.address === most) {
        unfinished.giveUp();
        return true;
      }
    return false;
  }

  #release(address: string, bytes: number): void {
    const own = (this.#held.get(address) ?? 0) - bytes;
    if (own > 0) this.#held.set(address, own);
    else this.#held.delete(address);
    this.#all -= bytes;
  }
}
