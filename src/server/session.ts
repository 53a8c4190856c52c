import { v7 as newId } from "uuid";
import type { Id } from "../protocol";
import type { Ear } from "./ear";
import type { Outlet, Wire } from "./outlet";

/** Why a stay ends: its client said so, or was lost. */
export type EndReason = "quit" | "timeout";

/** One WebSocket connection: who speaks on it, and its stay in a room, if it has one. */
export type Connection = {
  /** Known from the first request on; nobody, without a valid token. */
  identity: Id | undefined;
  readonly wire: Wire;
  readonly ear: Ear;
  /** The WebSocket close code, once it is closed. */
  closeCode: number | undefined;
  session: Session | undefined;
};

/** A connection's stay in a room, from the subscription's start to its end. */
export class Session {
  readonly id = newId();
  readonly room_id: Id;
  readonly outlet: Outlet;
  /** Whose stay it is; known once it has joined. */
  participant_id: Id | undefined;
  /** Whether the room is still to be told that they came. */
  isNewcomer = false;
  /** How many of its commands are not answered yet. */
  underWay = 0;
  /** Settles when the session has joined, or failed to. */
  joined: Promise<Id> | undefined;
  /** Resolves when its client has got the first event and the room knows who came, or when the session ends. */
  readonly whenBegun: Promise<void>;
  /** Resolves when the session ends. */
  readonly whenEnded: Promise<void>;
  #endReason: EndReason | undefined;
  #resolveBegun: () => void = () => {};
  #resolveEnded: () => void = () => {};

  constructor(room_id: Id, outlet: Outlet) {
    this.room_id = room_id;
    this.outlet = outlet;
    this.whenBegun = new Promise((resolve) => {
      this.#resolveBegun = resolve;
    });
    this.whenEnded = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
  }

  /** Why it ended, once it has. */
  get ended(): EndReason | undefined {
    return this.#endReason;
  }

  begin(): void {
    this.#resolveBegun();
  }

  /** Marks it as ended; says whether it was not before. */
  end(reason: EndReason): boolean {
    const first = this.#endReason === undefined;
    this.#endReason ??= reason;
    this.#resolveBegun();
    this.#resolveEnded();
    return first;
  }
}

/** Closed with 1000, 1001 or no code, or unsubscribed: somebody left. Any other end: somebody was lost. */
export function endReason(closeCode: number | undefined): EndReason {
  return closeCode === undefined || [1000, 1001, 1005].includes(closeCode) ? "quit" : "timeout";
}
