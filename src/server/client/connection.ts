import type { Socket } from "node:net";
import type { Encoder } from "@trpc/server/adapters/ws";
import type { WebSocket } from "ws";
import type { Id } from "../../protocol";
import type { Wire } from "../delivery/outlet";
import { CONNECTION_QUESTIONS } from "../kit/limits";
import type { Penalties } from "../limits/penalties";
import type { Pulsing } from "./heartbeat";
import { Inbound, weightOf } from "./inbound";
import { Outbound } from "./outbound";
import { answeredIn, requestsIn, unansweredIn } from "./requests";
import type { Session } from "./session";

type Listener = (frame: Buffer, isBinary: boolean) => void;
type Answer = Parameters<Outbound["answer"]>[0];

type Shared = {
  readonly frames: Frames;
  readonly penalties: Penalties;
  readonly cut: (connection: Connection) => void;
  readonly end: (connection: Connection) => void;
};

type Made = { readonly socket: Socket; readonly head: number; readonly shared: Shared };

/**
 * To tRPC it is the client, and {@link Frames} decodes with it, so every frame in and out is counted here. There are
 * thousands, so the state is in fields and not in closures.
 */
export class Connection implements Wire, Pulsing {
  readonly client: WebSocket;
  readonly socket: Socket;
  readonly inbound: Inbound;
  readonly outbound: Outbound;
  readonly openedAt = performance.now();
  address = "";
  /** Known from the first request on; absent without a valid token. */
  identity: Id | undefined;
  isCounted = false;
  closeCode: number | undefined;
  session: Session | undefined;
  heardAt = performance.now();
  question: string | undefined;
  read = 0;
  pastUpTo = 0;
  readonly #shared: Shared;
  /** The weights of long frames that are not answered yet, by the id of a request. */
  #weights: Map<unknown, number> | undefined;
  #listener: Listener | undefined;
  readonly #readBefore: number;

  /** `head`: the bytes of the first frames that came with the request for a WebSocket. */
  constructor(client: WebSocket, { socket, head, shared }: Made) {
    this.client = client;
    this.socket = socket;
    this.#readBefore = socket.bytesRead - head;
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

  /** The bytes of a frame that is not whole yet, or is not heard yet. */
  get unheard(): number {
    return this.socket.bytesRead - this.#readBefore - this.inbound.bytes;
  }

  notePast(): void {
    this.pastUpTo = this.socket.bytesWritten;
  }

  cut(): void {
    this.#shared.cut(this);
  }

  plug(): void {
    this.client.pause();
    stopParsing(this.client);
  }

  penalize(isPing: boolean): boolean {
    return this.#shared.penalties.note(this, { isPing });
  }

  /** Passes a frame to tRPC as binary, because it would copy a text. */
  take(frame: Buffer): void {
    if (this.isKnown && this.socket.writableLength === 0) this.heardAt = performance.now();
    this.#shared.frames.from = this;
    this.#listener?.(frame, true);
  }

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

  send(answer: unknown): void {
    const said = answer as Answer;
    const weight = this.#weights?.get(said.id) ?? 0;
    this.#weights?.delete(said.id);
    if (said.error !== undefined) this.inbound.penalize(1 + weight);
    this.outbound.answer(said);
  }

  /** tRPC closes connections with a malformed identification. */
  close(): void {
    this.#shared.end(this);
  }

  decode(data: Uint8Array): unknown {
    try {
      const frame = requestsIn(data);
      this.inbound.penalize(unansweredIn(frame));
      this.#weigh(frame, weightOf(data));
      return frame;
    } catch (fault) {
      this.inbound.penalize(weightOf(data));
      throw fault;
    }
  }

  /** A long frame counts for what it weighs if it is refused: reading it costs as much, whatever is wrong with it. */
  #weigh(frame: unknown, weight: number): void {
    if (weight === 0) return;
    this.#weights ??= new Map();
    const id = answeredIn(frame);
    if (id === undefined || this.#weights.size > CONNECTION_QUESTIONS) this.inbound.penalize(weight);
    else this.#weights.set(id, weight);
  }
}

/** tRPC's encoder, one for all connections, because tRPC keeps all that it is given for each of them. */
export class Frames implements Encoder {
  from: Connection | undefined;

  encode(answer: unknown): string {
    return answer as string;
  }

  decode(data: string | ArrayBuffer | Uint8Array): unknown {
    return this.from?.decode(data as Uint8Array);
  }
}

/** A paused connection of `ws` still parses what it has read: ten thousand frames fit into one read. */
function stopParsing(client: WebSocket): void {
  const { _receiver: receiver } = client as unknown as { _receiver?: { startLoop(done: () => void): void } };
  if (receiver !== undefined) receiver.startLoop = (done) => done();
}
