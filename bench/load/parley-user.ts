import { LeanSocket } from "./lean-socket";
import { marksIn } from "./marks";
import type { VirtualUser } from "./virtual-user";

const FIRST_EVENTS = Buffer.from('{"id":1,');
const ARRAY = "[".charCodeAt(0);
const EVENT_ID = '"type":"data","id":"';

type Joining = {
  readonly room_id: string;
  readonly invite?: string;
  readonly display_name?: string;
  readonly lastEventId?: string;
};
type Answer = { readonly result?: { readonly data: unknown }; readonly error?: { readonly message: string } };

export class ParleyUser implements VirtualUser {
  onMark: (number: number) => void = () => {};
  /** Gets each frame with events, after the first. */
  onEvents: (frame: Buffer) => void = () => {};
  frameBytes = 0;
  lastEventId = "";
  readonly #port: number;
  readonly #token: string;
  #socket: LeanSocket | undefined;
  #room_id = "";
  #join: ((first: string) => void) | undefined;
  #hasBegun = false;
  readonly #asked = new Map<number, (frame: Buffer) => void>();
  #count = 1;

  private constructor(port: number, token: string) {
    this.#port = port;
    this.#token = token;
  }

  static async connect(port: number, token: string): Promise<ParleyUser> {
    const user = new ParleyUser(port, token);
    await user.#connect();
    return user;
  }

  get isCut(): boolean {
    return this.#socket?.isCut ?? true;
  }

  join(joining: Joining): Promise<string> {
    this.#room_id = joining.room_id;
    const input = { display_name: "One of the crowd", ...joining };
    this.#write({ id: 1, method: "subscription", params: { path: "signaling.session", input } });
    return new Promise((resolve) => {
      this.#join = resolve;
    });
  }

  async comeBack(): Promise<string> {
    this.#hasBegun = false;
    await this.#connect();
    return this.join({ room_id: this.#room_id, lastEventId: this.lastEventId });
  }

  say(content: string): Promise<number> {
    const payload = { action: "send_message", scope: "global", content };
    const id = this.#nextId();
    const input = { namespace: "chat", payload, transaction_id: `t${id}` };
    this.#write({ id, method: "mutation", params: { path: "signaling.send", input } });
    return new Promise((resolve, reject) => {
      this.#asked.set(id, (frame) => {
        if (frame.includes('"error"')) reject(new Error(`a send was refused: ${frame.toString()}`));
        else resolve(performance.now());
      });
    });
  }

  hasRead(timestamp: string): void {
    const payload = { action: "set_last_seen_timestamp", scope: "global", timestamp };
    const id = this.#nextId();
    const input = { namespace: "chat", payload, transaction_id: `t${id}` };
    this.#write({ id, method: "mutation", params: { path: "signaling.send", input } });
  }

  give<Receipt>(namespace: string, payload: object): Promise<Receipt> {
    const transaction_id = `t${this.#count + 1}`;
    return this.ask("mutation", "signaling.send", { namespace, payload, transaction_id });
  }

  ask<Result>(method: "query" | "mutation", path: string, input?: unknown): Promise<Result> {
    const id = this.#nextId();
    this.#write({ id, method, params: { path, input } });
    return new Promise((resolve, reject) => {
      this.#asked.set(id, (frame) => {
        const { result, error }: Answer = JSON.parse(frame.toString());
        if (error === undefined) resolve(result?.data as Result);
        else reject(new Error(`${path} was refused: ${error.message}`));
      });
    });
  }

  cut(): void {
    this.#socket?.cut();
  }

  async #connect(): Promise<void> {
    this.#socket = await LeanSocket.open(this.#port, "/api/trpc?connectionParams=1", (frame) => this.#hear(frame));
    this.#socket.send(JSON.stringify({ method: "connectionParams", data: { token: this.#token } }));
  }

  #nextId(): number {
    this.#count += 1;
    return this.#count;
  }

  #write(frame: unknown): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  #hear(frame: Buffer): void {
    if (frame[0] === ARRAY || frame.subarray(0, FIRST_EVENTS.length).equals(FIRST_EVENTS)) this.#hearEvents(frame);
    else this.#hearAnswer(frame);
  }

  #hearEvents(frame: Buffer): void {
    if (!this.#hasBegun) {
      this.#begin(frame);
      return;
    }
    this.#note(frame);
    this.onEvents(frame);
    marksIn(frame, (number) => {
      this.frameBytes = frame.length;
      this.onMark(number);
    });
  }

  /** The histories of the first event hold old messages: they do not count as seen now. */
  #begin(frame: Buffer): void {
    if (frame.includes('"type":"started"')) return;
    this.#hasBegun = true;
    this.#note(frame);
    this.#join?.(frame.toString());
    this.#join = undefined;
  }

  #note(frame: Buffer): void {
    const at = frame.lastIndexOf(EVENT_ID);
    if (at < 0) return;
    const start = at + EVENT_ID.length;
    this.lastEventId = frame.toString("latin1", start, frame.indexOf('"', start));
  }

  #hearAnswer(frame: Buffer): void {
    const id = Number.parseInt(frame.toString("latin1", 6, 20), 10);
    const take = this.#asked.get(id);
    this.#asked.delete(id);
    take?.(frame);
  }
}
