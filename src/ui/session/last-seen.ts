import type { Addressee, Command, Envelope, Timestamp } from "../../protocol";
import { keyOf, type View } from "../../room/view";

/** The server hears of it this often at most. */
const PAUSE_MS = 500;

/** Tells the server up to where one has read, now and then, and only the newest of each conversation. */
export class LastSeen {
  readonly #send: (command: Command) => Promise<unknown>;
  readonly #waiting = new Map<string, { to: Addressee; timestamp: Timestamp }>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (command: Command) => Promise<unknown>) {
    this.#send = send;
  }

  /** What the server would tell one's other connections. */
  static event(to: Addressee, timestamp: Timestamp): Envelope {
    return { namespace: "chat", timestamp, payload: { message: "set_last_seen_timestamp", ...to, timestamp } };
  }

  until(to: Addressee, timestamp: Timestamp): void {
    this.#waiting.set(keyOf(to), { to, timestamp });
    if (this.#pause !== undefined) return;
    this.flush();
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.flush();
    }, PAUSE_MS);
  }

  /** What stands in a view counts as read. */
  all(view: View): void {
    for (const { to, last_seen } of Object.values(view.conversations)) if (last_seen) this.until(to, last_seen);
  }

  flush(): void {
    for (const { to, timestamp } of this.#waiting.values()) {
      const payload = { action: "set_last_seen_timestamp" as const, ...to, timestamp };
      // A group that one has just left is refused: nothing is lost by it.
      this.#send({ namespace: "chat", payload }).catch(() => {});
    }
    this.#waiting.clear();
  }
}
