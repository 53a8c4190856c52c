import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { drained } from "../delivery/outlet";
import { refuse } from "../kit/bad-request";
import { turn } from "../kit/event-loop";
import * as limits from "../kit/limits";
import { Allowance } from "../limits/allowance";
import type { Outbound } from "./outbound";

type Sound = { readonly kind: "text" | "binary" | "ping"; readonly data: Buffer };

type Heard = {
  readonly client: WebSocket;
  readonly socket: Duplex;
  readonly outbound: Outbound;
  readonly isKnown: boolean;
  /** Returns whether it is one too many. */
  penalize(isPing: boolean): boolean;
  take(frame: Buffer): void;
  notePast(): void;
  cut(): void;
  plug(): void;
};

/**
 * Backpressure on one client. A client that asks without reading, asks much at once, or sends a stream of refused or
 * repeated commands is paused: its frames are held, and heard later.
 */
export class Inbound {
  readonly #heard: Heard;
  #isDeaf = false;
  #isUnread = false;
  #waiting = 0;
  /** Requests that no other limit counts; an identified client may send more of them. */
  #penalties: Allowance | undefined;
  #rate: typeof limits.UNCOUNTED_RATE | undefined;
  #rest: NodeJS.Timeout | undefined;
  /** Rests, of a known client those without a request in between that was within the rates of all. */
  #rests = 0;
  #answered: Promise<unknown> | undefined;
  #held: Sound[] | undefined;
  #isReleasing = false;
  #ignored = 0;
  #bytes = 0;

  constructor(heard: Heard) {
    this.#heard = heard;
  }

  /** Of all frames that came whole, with their heads. */
  get bytes(): number {
    return this.#bytes;
  }

  hear(sound: Sound): void {
    this.#bytes += frameBytes(sound.data);
    if (this.#isDeaf) this.#ignore();
    else if (!this.#heard.isKnown && sound.data.length > limits.ANONYMOUS_FRAME_BYTES) this.#heard.cut();
    else if (this.#isBusy || this.#held !== undefined) this.#hold(sound);
    else this.#take(sound);
  }

  deafen(): void {
    this.#isDeaf = true;
    this.#held = undefined;
  }

  /** Queries are answered one after the other, each when the earlier output has been read. */
  async answer<T>(read: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    if (this.#isBusy) this.#heard.client.pause();
    const answer = (this.#answered ?? Promise.resolve()).then(() => this.#next(read));
    this.#answered = answer.catch(() => {});
    try {
      return await answer;
    } finally {
      this.#waiting -= 1;
      setImmediate(() => this.#heard.notePast());
      this.#goOn();
    }
  }

  penalize(times = 1): void {
    for (let count = 0; count < times; count++) this.#noteUncounted(false);
  }

  #noteUncounted(isPing: boolean): void {
    const rate = this.#heard.isKnown ? limits.UNCOUNTED_RATE : limits.ANONYMOUS_RATE;
    if (this.#rate !== rate) this.#penalties = new Allowance(rate, () => performance.now());
    this.#rate = rate;
    if (this.#rest !== undefined) return;
    const isOfTooMany = this.#heard.penalize(isPing);
    if (this.#heard.isKnown && !isOfTooMany) this.#rests = 0;
    if (this.#penalties?.take("") === 0 && !isOfTooMany) return;
    if (isOfTooMany || !this.#heard.isKnown) this.#rests += 1;
    if (this.#isUnruly(isOfTooMany)) {
      this.#heard.cut();
      return;
    }
    this.#heard.client.pause();
    const longer = Math.min(Math.max(1, this.#rests) * limits.UNCOUNTED_REST_MS, limits.UNCOUNTED_LONGEST_REST_MS);
    this.#rest = setTimeout(
      () => {
        this.#rest = undefined;
        this.#goOn();
      },
      this.#heard.isKnown ? longer : limits.UNCOUNTED_REST_MS,
    ).unref();
  }

  #isUnruly(isOfTooMany: boolean): boolean {
    if (this.#heard.isKnown) return this.#rests >= limits.UNCOUNTED_RESTS;
    return isOfTooMany || this.#rests >= limits.ANONYMOUS_RESTS;
  }

  get #isBusy(): boolean {
    return this.#rest !== undefined || this.#isUnread || this.#waiting > limits.CONNECTION_QUESTIONS;
  }

  #take({ kind, data }: Sound): void {
    const { outbound } = this.#heard;
    const word = kind === "text" && data.length === PING.length ? data.toString("latin1") : undefined;
    if (kind === "ping") outbound.pong(data);
    else if (word === PING) outbound.say(PONG);
    else if (word !== PONG) this.#heard.take(data);
    if (kind === "ping" || word === PING || word === PONG) this.#noteUncounted(true);
    this.#checkUnread();
  }

  #hold(sound: Sound): void {
    this.#held ??= [];
    if (this.#held.length < this.#mostFrames) this.#held.push(sound);
    else this.#heard.cut();
  }

  /** A client that is told to close its connection has a few frames under way, and does not go on sending. */
  #ignore(): void {
    this.#ignored += 1;
    if (this.#ignored > this.#mostFrames) this.#heard.plug();
  }

  get #mostFrames(): number {
    return this.#heard.isKnown ? limits.HELD_FRAMES : limits.ANONYMOUS_HELD_FRAMES;
  }

  async #next<T>(read: () => Promise<T>): Promise<T> {
    await drained(this.#heard.socket);
    if (this.#heard.socket.destroyed) refuse("not_joined");
    return read();
  }

  #checkUnread(): void {
    const { isKnown, outbound, socket } = this.#heard;
    const [answers, bytes] = isKnown
      ? [limits.UNREAD_ANSWERS, limits.UNREAD_ANSWER_BYTES]
      : [limits.ANONYMOUS_UNREAD_ANSWERS, limits.ANONYMOUS_UNREAD_BYTES];
    if (!this.#isUnread && (outbound.unread > answers || socket.writableLength > bytes)) void this.#waitUntilRead();
  }

  async #waitUntilRead(): Promise<void> {
    const { client, outbound, socket } = this.#heard;
    this.#isUnread = true;
    client.pause();
    await outbound.whenRead();
    await drained(socket);
    this.#isUnread = false;
    this.#goOn();
  }

  #goOn(): void {
    this.#checkUnread();
    if (this.#isDeaf || this.#isBusy || this.#heard.socket.destroyed) return;
    if (this.#held === undefined) this.#heard.client.resume();
    else if (!this.#isReleasing) void this.#release(this.#held);
  }

  /** Hears the held frames, one in each turn of the event loop, as if they came live. */
  async #release(held: Sound[]): Promise<void> {
    this.#isReleasing = true;
    for (let sound = held.shift(); sound !== undefined && !this.#isDeaf; sound = held.shift()) {
      this.#take(sound);
      await turn();
      if (this.#isBusy) break;
    }
    this.#isReleasing = false;
    if (held.length === 0) this.#held = undefined;
    if (!this.#isBusy) this.#goOn();
  }
}

/** Reading a long frame costs as much as several refusals. */
export function weightOf({ length }: Uint8Array | string): number {
  return Math.floor(length / limits.UNCOUNTED_BYTES);
}

/** A client's frame has a mask, and its length in one, three or nine bytes. */
function frameBytes({ length }: Uint8Array): number {
  const head = length < 126 ? 6 : length < 65_536 ? 8 : 14;
  return head + length;
}

const PING = "PING";
const PONG = "PONG";
