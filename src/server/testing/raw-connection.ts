import assert from "node:assert/strict";
import { once } from "node:events";
import { WebSocket } from "ws";
import type { Envelope } from "../../protocol";
import { envelope } from "../../protocol/schemas";
import { Inbox } from "./inbox";

export type Frame = {
  readonly id: number | string | null;
  readonly jsonrpc?: string;
  readonly result?: { readonly type: string; readonly id?: string; readonly data?: unknown };
  readonly error?: { readonly message: string; readonly code: number; readonly data: Record<string, unknown> };
};

export type Tracked = { readonly id: string; readonly data: Envelope };

/** A WebSocket with tRPC's frames, written and read by hand. */
export class RawConnection {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  readonly #frames = new Map<Frame["id"], Inbox<Frame>>();
  #count = 100;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("message", (data) => {
      const frame: Frame = JSON.parse(data.toString());
      this.#inboxOf(frame.id).put(frame);
    });
  }

  /** Connects; with a token, identifies itself. */
  static async open(url: string, token?: string, headers?: Record<string, string>): Promise<RawConnection> {
    const socket = new WebSocket(token === undefined ? url : `${url}?connectionParams=1`, { headers });
    const connection = new RawConnection(socket);
    await once(socket, "open");
    if (token !== undefined) connection.write({ method: "connectionParams", data: { token } });
    return connection;
  }

  write(frame: unknown): void {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  answerTo(id: Frame["id"]): Promise<Frame> {
    return this.#inboxOf(id).next(`an answer to ${id}`);
  }

  /** The untaken frames. */
  get rest(): readonly Frame[] {
    return [...this.#frames.values()].flatMap((inbox) => inbox.rest);
  }

  async ask(method: "query" | "mutation", path: string, input?: unknown): Promise<Frame> {
    this.#count += 1;
    this.write({ id: this.#count, method, params: { path, input } });
    return this.answerTo(this.#count);
  }

  /** Joins a room; returns the first event and its id. */
  async joins(input: object, id: number | string = 1): Promise<Tracked> {
    this.subscribe(id, input);
    const started = await this.answerTo(id);
    if (started.result?.type !== "started") throw new Error(`did not join: ${JSON.stringify(started)}`);
    return this.event(id);
  }

  /** Tries to join a room; returns the refusal. */
  async triesToJoin(input: object): Promise<Frame> {
    this.#count += 1;
    const id = this.#count;
    this.subscribe(id, input);
    for (;;) {
      const frame = await this.answerTo(id);
      if (frame.error !== undefined) return frame;
      assert.equal(frame.result?.type, "started");
    }
  }

  async event(id: number | string = 1): Promise<Tracked> {
    const frame = await this.answerTo(id);
    const { result } = frame;
    if (result?.type !== "data") throw new Error(`no event: ${JSON.stringify(frame)}`);
    const tracked = result.data as Tracked;
    assert.deepEqual(result, { type: "data", id: tracked.id, data: tracked });
    assert.deepEqual(envelope.parse(tracked.data), tracked.data, "an event as documented, and nothing more");
    return tracked;
  }

  subscribe(id: number | string, input: object, more: object = {}): void {
    this.write({ id, method: "subscription", params: { path: "signaling.session", input }, ...more });
  }

  stop(id: number | string): void {
    this.write({ id, method: "subscription.stop" });
  }

  send(payload: object, namespace = "chat", transaction_id?: string): Promise<Frame> {
    return this.ask("mutation", "signaling.send", { namespace, payload, transaction_id });
  }

  async close(code?: number): Promise<void> {
    this.socket.close(code);
    if (this.socket.readyState !== WebSocket.CLOSED) await this.closed;
  }

  /** Ends it without a close frame, so it works without a listening server. */
  async cut(): Promise<void> {
    this.socket.terminate();
    if (this.socket.readyState !== WebSocket.CLOSED) await this.closed;
  }

  #inboxOf(id: Frame["id"]): Inbox<Frame> {
    const inbox = this.#frames.get(id) ?? new Inbox();
    this.#frames.set(id, inbox);
    return inbox;
  }
}
