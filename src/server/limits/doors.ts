import type { Socket } from "node:net";
import { CROWDED_CONNECTIONS, CROWDED_MS } from "../kit/limits";
import type { Quota } from "./quota";

/** A connection that counts for the address from which it comes. */
type Caller = {
  readonly address: string;
  /** Whether it is one too many for its address. */
  readonly isCrowded: boolean;
  /** How much it has to do: requests that are not answered yet, or a WebSocket. */
  busy: number;
};

/**
 * The TCP connections of each address, from their first moment on: one on which nobody has asked for anything costs an
 * open file like any other. One too many takes the place of one that has nothing to do any more; where there is none, its
 * client may say what it wants, for a moment, so that it can be told.
 */
export class Doors {
  readonly #addresses: Quota;
  readonly #callers = new Map<Socket, Caller>();
  /** The connections of each address that clients keep only in case that they have another question. */
  readonly #idle = new Map<string, Set<Socket>>();
  readonly #crowded = new Set<Socket>();

  /** @param addresses counts the connections of each address, those that come by way of proxies too */
  constructor(addresses: Quota) {
    this.#addresses = addresses;
  }

  /** A connection comes from an address. */
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

  /** Whether a connection is one too many. Nothing, where it does not count itself: a proxy's. */
  isCrowded(socket: Socket): boolean | undefined {
    return this.#callers.get(socket)?.isCrowded;
  }

  /** A connection has something to do: a request, or being a WebSocket. */
  begin(socket: Socket): void {
    const caller = this.#callers.get(socket);
    if (caller === undefined) return;
    caller.busy += 1;
    this.#setIdle(socket, caller, false);
  }

  /** A request is answered. */
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

  /** Gives one too many its moment, and of all those the oldest up. */
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
    // Its place is free now, and not only when the system has closed it.
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
