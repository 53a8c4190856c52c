import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { Allowance } from "./allowance";
import { drained } from "./outlet";
import { refuse } from "./refused";

/** How many bytes of answers may wait for a client before nothing more is heard from it. */
const UNREAD_LIMIT_BYTES = 1024 * 1024;
/** How many questions of a client may wait before nothing more is heard from it. */
const QUESTIONS_LIMIT = 50;
/** How many commands of a client are refused as too many before nothing more is heard from it for a while. */
const REFUSALS = { perSecond: 50, burst: 50 };
/** For how long, in milliseconds: less than a client has to answer whether it lives. */
const REST_MS = 1_000;

/**
 * What is heard from one client. A question is short and its answer long: one who asks and does not read would have the
 * server keep all answers, and one who asks much at once would keep it from everybody else. So would one who goes on
 * sending what is refused: to hear a command and refuse it costs nearly what it costs to carry it out.
 */
export class Ear {
  readonly #client: WebSocket;
  readonly #socket: Duplex;
  #questions = 0;
  #refusals: Allowance | undefined;
  #rest: NodeJS.Timeout | undefined;
  #answered: Promise<unknown> | undefined;

  constructor(client: WebSocket, socket: Duplex) {
    this.#client = client;
    this.#socket = socket;
  }

  /** Is told of each frame that comes. */
  hear(): void {
    if (this.#socket.writableLength > UNREAD_LIMIT_BYTES) void this.#pause();
  }

  /** Answers the client's questions one after the other, each when what was written before has been read. */
  async answer<T>(read: () => Promise<T>): Promise<T> {
    this.#questions += 1;
    if (this.#questions > QUESTIONS_LIMIT) this.#client.pause();
    const answer = (this.#answered ?? Promise.resolve()).then(() => this.#next(read));
    this.#answered = answer.catch(() => {});
    try {
      return await answer;
    } finally {
      this.#questions -= 1;
      this.#goOn();
    }
  }

  /** Is told that a command of the client's came too early. */
  tooEarly(): void {
    this.#refusals ??= new Allowance(REFUSALS, () => performance.now());
    if (this.#rest !== undefined || this.#refusals.take("") === 0) return;
    this.#client.pause();
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      this.#goOn();
    }, REST_MS).unref();
  }

  async #next<T>(read: () => Promise<T>): Promise<T> {
    await drained(this.#socket);
    if (this.#socket.destroyed) refuse("not_joined");
    return read();
  }

  async #pause(): Promise<void> {
    this.#client.pause();
    await drained(this.#socket);
    this.#goOn();
  }

  #goOn(): void {
    if (this.#rest !== undefined) return;
    if (this.#questions <= QUESTIONS_LIMIT && this.#socket.writableLength <= UNREAD_LIMIT_BYTES) this.#client.resume();
  }
}
