import type { Socket } from "node:net";
import type { Encoder } from "@trpc/server/adapters/ws";
import type { WebSocket } from "ws";
import type { Id } from "../../protocol";
import type { Wire } from "../delivery/outlet";
import type { Penalties } from "../limits/penalties";
import type { Pulsing } from "./heartbeat";
import { Inbound, weightOf } from "./inbound";
import { Outbound } from "./outbound";
import { requestsIn, unansweredIn } from "./requests";
import type { Session } from "./session";

/** What tRPC listens with. */
type Listener = (frame: Buffer, isBinary: boolean) => void;
type Answer = Parameters<Outbound["answer"]>[0];

/** What all connections have in common. */
type Shared = {
  readonly penalties: Penalties;
  /** Is called when the client is to go because it does not read, or does not stop. */
  readonly cut: (connection: Connection) => void;
  /** Is called when there is nothing more to say to the client. */
  readonly end: (connection: Connection) => void;
};

/**
 * One WebSocket connection: who speaks on it, and its stay in a room, if it has one. To tRPC it is the client, and what
 * turns frames into requests and answers into frames: so whatever tRPC hears and says comes by here, and is counted.
 * There are thousands, so what each needs is here, and not in closures.
 */
export class Connection implements Wire, Pulsing, Encoder {
  readonly client: WebSocket;
  readonly socket: Socket;
  readonly inbound: Inbound;
  readonly outbound: Outbound;
  readonly openedAt = performance.now();
  /** From where it comes. */
  address = "";
  /** Known from the first request on; nobody, without a valid token. */
  identity: Id | undefined;
  /** Whether it is counted among its identity's connections. */
  isCounted = false;
  /** The WebSocket close code, once it is closed. */
  closeCode: number | undefined;
  session: Session | undefined;
  heardAt = performance.now();
  question: string | undefined;
  read = 0;
  pastUpTo = 0;
  readonly #shared: Shared;
  #listener: Listener | undefined;

  constructor(client: WebSocket, socket: Socket, shared: Shared) {
    this.client = client;
    this.socket = socket;
    this.outbound = new Outbound(this);
    this.inbound = new Inbound(this);
    this.#shared = shared;
  }

  isOpen(): boolean {
    return this.client.readyState === this.client.OPEN;
  }

  get isKnown(): boolean {
    return this.identity !== undefined;
  }

  get unread(): number {
    const { socket, pastUpTo } = this;
    return Math.min(socket.writableLength, socket.bytesWritten - pastUpTo);
  }

  notePast(): void {
    this.pastUpTo = this.socket.bytesWritten;
  }

  cut(): void {
    this.#shared.cut(this);
  }

  penalize(): boolean {
    return this.#shared.penalties.note(this);
  }

  /** Gives tRPC a frame that is heard. To tRPC all are binary, for it would copy a text. */
  take(frame: Buffer): void {
    if (this.isKnown && this.socket.writableLength === 0) this.heardAt = performance.now();
    this.#listener?.(frame, true);
  }

  // What tRPC asks of a client.

  get readyState(): number {
    return this.client.readyState;
  }

  on(event: string, listener: (...given: never[]) => void): void {
    if (event === "message") this.#listener = listener as unknown as Listener;
    else this.client.on(event, listener as () => void);
  }

  once(event: "close", listener: () => void): void {
    this.client.once(event, listener);
  }

  /** @param answer as {@link encode} gave it */
  send(answer: unknown): void {
    const said = answer as Answer;
    // Whoever refused it, and whatever for.
    if (said.error !== undefined) this.inbound.penalize();
    this.outbound.answer(said);
  }

  /** tRPC closes the connection of a client that does not say properly who it is. */
  close(): void {
    this.#shared.end(this);
  }

  // What tRPC asks of an encoder.

  encode(answer: unknown): string {
    return answer as string;
  }

  decode(data: string | ArrayBuffer | Uint8Array): unknown {
    try {
      const frame = requestsIn(data as Uint8Array);
      this.inbound.penalize(unansweredIn(frame));
      return frame;
    } catch (fault) {
      this.inbound.penalize(weightOf(data as Uint8Array));
      throw fault;
    }
  }
}
