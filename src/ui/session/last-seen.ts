import type { Addressee, Command, Envelope, Timestamp } from "../../protocol";
import { keyOf, type View } from "../../room/view";

/** The server hears of it this often at most. */
const PAUSE_MS = 500;

type Seen = { readonly to: Addressee; readonly timestamp: Timestamp };

/** Tells the server up to where one has read, now and then, and only the newest of each conversation. */
export class LastSeen {
  readonly #send: (command: Command) => Promise<unknown>;
  readonly #waiting = new Map<string, Seen>();
  /** What the server has not confirmed yet. */
  readonly #untold = new Map<string, Seen>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (command: Command) => Promise<unknown>) {
    this.#send = send;
  }

  /** What the server would tell one's other connections. */
  static event(to: Addressee, timestamp: Timestamp): Envelope {
    return { namespace: "chat", timestamp, payload: { message: "set_last_seen_timestamp", ...to, timestamp } };
  }

  until(to: Addressee, timestamp: Timestamp): void {
    const seen = { to, timestamp };
    this.#waiting.set(keyOf(to), seen);
    this.#untold.set(keyOf(to), seen);
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

  /** What one has read further than a view of the server's shows, as the events that tell it. */
  untold(view: View | undefined): Envelope[] {
    return [...this.#untold.values()]
      .filter(({ to, timestamp }) => {
        const conversation = view?.conversations[keyOf(to)];
        return conversation !== undefined && (conversation.last_seen ?? "") < timestamp;
      })
      .map(({ to, timestamp }) => LastSeen.event(to, timestamp));
  }

  flush(): void {
    for (const seen of this.#waiting.values()) void this.#tell(seen);
    this.#waiting.clear();
  }

  async #tell(seen: Seen): Promise<void> {
    const { to, timestamp } = seen;
    const payload = { action: "set_last_seen_timestamp" as const, ...to, timestamp };
    // A group that one has just left is refused: nothing is lost by it.
    await this.#send({ namespace: "chat", payload }).catch(() => {});
    if (this.#untold.get(keyOf(to)) === seen) this.#untold.delete(keyOf(to));
  }
}
