import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { Id } from "../protocol";
import { Ear } from "./ear";
import type { Pulsing } from "./heartbeat";
import type { Wire } from "./outlet";
import type { Session } from "./session";

/**
 * One WebSocket connection: who speaks on it, and its stay in a room, if it has one. There are thousands, so what each
 * needs is here, and not in closures.
 */
export class Connection implements Wire, Pulsing {
  readonly client: WebSocket;
  readonly socket: Socket;
  readonly ear: Ear;
  /** Known from the first request on; nobody, without a valid token. */
  identity: Id | undefined;
  /** Whether it is counted among its identity's connections. */
  isCounted = false;
  /** The WebSocket close code, once it is closed. */
  closeCode: number | undefined;
  session: Session | undefined;
  heardAt = performance.now();
  read = 0;
  pastUpTo = 0;
  readonly #onCut: (connection: Connection) => void;

  /** @param onCut is called when the client is to go because it does not read */
  constructor(client: WebSocket, socket: Socket, onCut: (connection: Connection) => void) {
    this.client = client;
    this.socket = socket;
    this.ear = new Ear(this);
    this.#onCut = onCut;
  }

  isOpen(): boolean {
    return this.client.readyState === this.client.OPEN;
  }

  get unread(): number {
    const { socket, pastUpTo } = this;
    return Math.min(socket.writableLength, socket.bytesWritten - pastUpTo);
  }

  notePast(): void {
    this.pastUpTo = this.socket.bytesWritten;
  }

  cut(): void {
    this.#onCut(this);
  }
}
