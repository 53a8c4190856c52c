import { Line } from "./line";
import { marksIn } from "./marks";
import type { Person } from "./person";

/** The messages of another server's protocol. */
export type Dialect = {
  readonly path: string;
  readonly greeting?: string;
  /** The reply to a frame, if it wants one. */
  readonly answer?: (frame: string) => string | undefined;
  /** True for the frame that confirms the room; without it, the open connection does. */
  readonly welcome?: (frame: string) => boolean;
  readonly say: (text: string) => string;
};

/** The dialects of the servers that Parley is compared with. */
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

export class PeerPerson implements Person {
  onMark: (number: number) => void = () => {};
  frameBytes = 0;
  readonly #dialect: Dialect;
  #line: Line | undefined;
  #enter: () => void = () => {};

  private constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  static async enter(port: number, dialect: Dialect): Promise<PeerPerson> {
    const person = new PeerPerson(dialect);
    const isIn = new Promise<void>((resolve) => {
      person.#enter = resolve;
    });
    const line = await Line.open(port, dialect.path, (frame) => person.#hear(frame));
    person.#line = line;
    if (dialect.greeting !== undefined) line.send(dialect.greeting);
    if (dialect.welcome !== undefined) await isIn;
    return person;
  }

  get isCut(): boolean {
    return this.#line?.isCut ?? true;
  }

  cut(): void {
    this.#line?.cut();
  }

  say(text: string): void {
    this.#line?.send(this.#dialect.say(text));
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
    if (answer !== undefined) setImmediate(() => this.#line?.send(answer));
  }
}
