import { LeanSocket } from "./lean-socket";
import { marksIn } from "./marks";
import type { VirtualUser } from "./virtual-user";

export type Dialect = {
  readonly path: string;
  readonly greeting?: string;
  readonly answer?: (frame: string) => string | undefined;
  /** True for the frame that confirms the room; without it, the open connection does. */
  readonly welcome?: (frame: string) => boolean;
  readonly say: (text: string) => string;
};

export const dialects = {
  "raw ws": { path: "/", say: (text) => text },
  "Socket.IO": {
    path: "/socket.io/?EIO=4&transport=websocket",
    // A reply to Engine.IO's opening joins the namespace; a ping gets a pong.
    answer: (frame) => (frame.startsWith("0{") ? "40" : frame === "2" ? "3" : undefined),
    welcome: (frame) => frame.startsWith("40{"),
    say: (text) => `42${JSON.stringify(["say", text])}`,
  },
  tRPC: {
    path: "/",
    greeting: JSON.stringify({ id: 1, method: "subscription", params: { path: "said" } }),
    welcome: (frame) => frame.includes('"started"'),
    say: (text) => JSON.stringify({ id: 2, method: "mutation", params: { path: "say", input: text } }),
  },
} satisfies Record<string, Dialect>;

const SHORT_BYTES = 300;

export class PeerUser implements VirtualUser {
  onMark: (number: number) => void = () => {};
  frameBytes = 0;
  readonly #dialect: Dialect;
  #socket: LeanSocket | undefined;
  #enter: () => void = () => {};

  private constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  static async enter(port: number, dialect: Dialect): Promise<PeerUser> {
    const user = new PeerUser(dialect);
    const isIn = new Promise<void>((resolve) => {
      user.#enter = resolve;
    });
    const socket = await LeanSocket.open(port, dialect.path, (frame) => user.#hear(frame));
    user.#socket = socket;
    if (dialect.greeting !== undefined) socket.send(dialect.greeting);
    if (dialect.welcome !== undefined) await isIn;
    return user;
  }

  get isCut(): boolean {
    return this.#socket?.isCut ?? true;
  }

  cut(): void {
    this.#socket?.cut();
  }

  say(text: string): void {
    this.#socket?.send(this.#dialect.say(text));
  }

  #hear(frame: Buffer): void {
    let isMarked = false;
    marksIn(frame, (number) => {
      isMarked = true;
      this.frameBytes = frame.length;
      this.onMark(number);
    });
    if (isMarked || frame.length > SHORT_BYTES) return;
    const text = frame.toString();
    if (this.#dialect.welcome?.(text)) this.#enter();
    const answer = this.#dialect.answer?.(text);
    if (answer !== undefined) setImmediate(() => this.#socket?.send(answer));
  }
}
