import type { Socket } from "node:net";
import { CROWDED_CONNECTIONS, CROWDED_MS } from "../kit/limits";
import type { Quota } from "./quota";

type Caller = {
  readonly address: string;
  readonly isCrowded: boolean;
  /** Unanswered requests; a WebSocket counts as one. */
  busy: number;
};

/**
 * Limits TCP connections from the moment that they open. A connection above the limit takes the place of an idle one;
 * if none is idle, its client gets a moment to read the refusal.
 */
export class Doors {
  readonly #addresses: Quota;
  readonly #callers = new Map<Socket, Caller>();
  readonly #idle = new Map<string, Set<Socket>>();
  readonly #crowded = new Set<Socket>();

  constructor(addresses: Quota) {
    this.#addresses = addresses;
  }

  open(socket: Socket, address: string): void {
    if (this.#addresses.isFull(address)) this.#endIdle(address);
    const isCrowded = !this.#addresses.enter(address);
    if (isCrowded) this.#hear(socket);
    const caller = { address, isCrowded, busy: 0 };
    this.#callers.set(socket, caller);
    const patience = isCrowded ? setTimeout(() => socket.destroy(), CROWDED_MS) : undefined;
    socket.once("close", () => {
      clearTimeout(patience);
      this.#forget(socket);
    });
  }

  /** `undefined` for a trusted proxy's, which is not counted. */
  isCrowded(socket: Socket): boolean | undefined {
    return this.#callers.get(socket)?.isCrowded;
  }

  begin(socket: Socket): void {
    const caller = this.#callers.get(socket);
    if (caller === undefined) return;
    caller.busy += 1;
    this.#setIdle(socket, caller, false);
  }

  end(socket: Socket): void {
    const caller = this.#callers.get(socket);
    if (caller === undefined) return;
    caller.busy -= 1;
    if (caller.busy === 0 && !caller.isCrowded) this.#setIdle(socket, caller, true);
  }

  #setIdle(socket: Socket, { address }: Caller, isIdle: boolean): void {
    const idle = this.#idle.get(address) ?? new Set();
    if (isIdle) this.#idle.set(address, idle.add(socket));
    else if (idle.delete(socket) && idle.size === 0) this.#idle.delete(address);
  }

  #hear(socket: Socket): void {
    this.#crowded.add(socket);
    const [oldest] = this.#crowded;
    if (this.#crowded.size <= CROWDED_CONNECTIONS || oldest === undefined) return;
    this.#crowded.delete(oldest);
    oldest.destroy();
  }

  #endIdle(address: string): void {
    const [socket] = this.#idle.get(address) ?? [];
    if (socket === undefined) return;
    socket.destroy();
    // Frees the place at once, not when the system reports the close.
    this.#forget(socket);
  }

  #forget(socket: Socket): void {
    const caller = this.#callers.get(socket);
    if (caller === undefined) return;
    this.#callers.delete(socket);
    this.#setIdle(socket, caller, false);
    if (caller.isCrowded) this.#crowded.delete(socket);
    else this.#addresses.leave(caller.address);
  }
}
