import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { Allowance } from "./allowance";
import { drained } from "./outlet";
import { refuse } from "./refused";

/** How many bytes of answers may wait for a client before nothing more is heard from it. */
const UNREAD_LIMIT_BYTES = 1024 * 1024;
/** How many requests of a client may wait before nothing more is heard from it. */
const WAITING_LIMIT = 50;
/** How much of what no rate counts is answered before nothing more is heard from a client for a while. */
const UNCOUNTED = { perSecond: 50, burst: 50 };
/** For how long, in milliseconds: less than a client has to answer whether it lives. */
const REST_MS = 1_000;

/** The connection that is listened to. */
type Heard = { readonly client: WebSocket; readonly socket: Duplex; notePast(): void };

/**
 * What is heard from one client. A question is short and its answer long: one who asks and does not read would have the
 * server keep all answers, and one who asks much at once would keep it from everybody else. So would one who goes on
 * sending what is refused, or was carried out before: that costs nearly what it costs to carry it out.
 */
export class Ear {
  readonly #heard: Heard;
  #waiting = 0;
  #uncounted: Allowance | undefined;
  #rest: NodeJS.Timeout | undefined;
  #answered: Promise<unknown> | undefined;

  constructor(heard: Heard) {
    this.#heard = heard;
  }

  /** Is told of each frame that comes. */
  hear(): void {
    if (this.#heard.socket.writableLength > UNREAD_LIMIT_BYTES) void this.#pause();
  }

  /** Answers the client's requests one after the other, each when what was written before has been read. */
  async answer<T>(read: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    if (this.#waiting > WAITING_LIMIT) this.#heard.client.pause();
    const answer = (this.#answered ?? Promise.resolve()).then(() => this.#next(read));
    this.#answered = answer.catch(() => {});
    try {
      return await answer;
    } finally {
      this.#waiting -= 1;
      // By then it is written.
      setImmediate(() => this.#heard.notePast());
      this.#goOn();
    }
  }

  /** Is told of what costs something and no rate counts: what is refused, a repetition, one more identity. */
  noteUncounted(): void {
    this.#uncounted ??= new Allowance(UNCOUNTED, () => performance.now());
    if (this.#rest !== undefined || this.#uncounted.take("") === 0) return;
    this.#heard.client.pause();
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      this.#goOn();
    }, REST_MS).unref();
  }

  async #next<T>(read: () => Promise<T>): Promise<T> {
    await drained(this.#heard.socket);
    if (this.#heard.socket.destroyed) refuse("not_joined");
    return read();
  }

  async #pause(): Promise<void> {
    this.#heard.client.pause();
    await drained(this.#heard.socket);
    this.#goOn();
  }

  #goOn(): void {
    const { client, socket } = this.#heard;
    if (this.#rest !== undefined || this.#waiting > WAITING_LIMIT || socket.destroyed) return;
    if (socket.writableLength > UNREAD_LIMIT_BYTES) void this.#pause();
    else client.resume();
  }
}
