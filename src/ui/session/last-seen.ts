import type { Addressee, Command, Envelope, Timestamp } from "../../protocol";
import { keyOf, type View } from "../../room/view";
import { keep, kept } from "../kit/keepsake";

/** The server hears of it this often at most. */
const PAUSE_MS = 500;

type Seen = { readonly to: Addressee; readonly timestamp: Timestamp };
type Parts = {
  readonly room_id: string;
  readonly send: (command: Command) => Promise<unknown>;
};

/**
 * Tells the server up to where one has read, now and then, and only the newest of each conversation. Until it has
 * confirmed that, the browser keeps it, over the end of the page too.
 */
export class LastSeen {
  readonly #parts: Parts;
  readonly #waiting = new Map<string, Seen>();
  /** What the server has not confirmed yet. */
  readonly #untold = new Map<string, Seen>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What the server would tell one's other connections. */
  static event(to: Addressee, timestamp: Timestamp): Envelope {
    return { namespace: "chat", timestamp, payload: { message: "set_last_seen_timestamp", ...to, timestamp } };
  }

  until(to: Addressee, timestamp: Timestamp): void {
    const seen = { to, timestamp };
    this.#waiting.set(keyOf(to), seen);
    this.#untold.set(keyOf(to), seen);
    keep(this.#place(keyOf(to)), timestamp);
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
    return Object.entries(view?.conversations ?? {}).flatMap(([key, { to, last_seen }]) => {
      const timestamp = this.#untold.get(key)?.timestamp ?? this.#recalled(key, to);
      return timestamp !== undefined && (last_seen ?? "") < timestamp ? [LastSeen.event(to, timestamp)] : [];
    });
  }

  flush(): void {
    for (const seen of this.#waiting.values()) void this.#tell(seen);
    this.#waiting.clear();
  }

  /** What a page before this one could not tell any more. */
  #recalled(key: string, to: Addressee): Timestamp | undefined {
    const timestamp = kept(this.#place(key));
    if (timestamp !== undefined) this.until(to, timestamp);
    return timestamp;
  }

  async #tell(seen: Seen): Promise<void> {
    const { to, timestamp } = seen;
    const key = keyOf(to);
    const payload = { action: "set_last_seen_timestamp" as const, ...to, timestamp };
    // A group that one has just left is refused: nothing is lost by it.
    await this.#parts.send({ namespace: "chat", payload }).catch(() => {});
    if (this.#untold.get(key) === seen) this.#untold.delete(key);
    if (kept(this.#place(key)) === timestamp) keep(this.#place(key), undefined);
  }

  #place(key: string): string {
    return `parley.seen.${this.#parts.room_id}.${key}`;
  }
}
