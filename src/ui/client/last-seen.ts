import {
  type Addressee,
  type Command,
  type Envelope,
  type Timestamp,
  timestamp as timestampSchema,
} from "../../protocol";
import { keyOf, type View } from "../../room/view";
import { dropAll, keep, kept } from "../browser/local-storage";

/** The server hears of it this often at most, in milliseconds. */
const PAUSE_MS = 500;
/** Where many are here, all of them read the same message at the same moment: so long for each of them, in milliseconds. */
const SPREAD_MS = 20;
const LONGEST_MS = 30_000;

type Parts = {
  readonly room_id: string;
  /** Carries a command out, whatever becomes of the connection; rejects where the server will never have it. */
  readonly send: (command: Command) => Promise<unknown>;
  /** About how many are in the room. */
  readonly people: () => number;
};
type Seen = { readonly to: Addressee; readonly timestamp: Timestamp };

/**
 * Tells the server up to where one has read, now and then, and only the newest of each conversation. Until it has
 * answered, the browser keeps it, over the end of the page too.
 */
export class LastSeen {
  readonly #parts: Parts;
  readonly #waiting = new Map<string, Seen>();
  /** What the server has not answered yet. */
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
    const spread = Math.min(LONGEST_MS, this.#parts.people() * SPREAD_MS);
    if (spread <= PAUSE_MS) this.#flush();
    this.#pause = setTimeout(
      () => {
        this.#pause = undefined;
        this.#flush();
      },
      spread <= PAUSE_MS ? PAUSE_MS : spread * (0.5 + Math.random()),
    );
  }

  /** What stands in a view counts as read. */
  all(view: View): void {
    for (const { to, last_seen } of Object.values(view.conversations)) if (last_seen) this.until(to, last_seen);
  }

  /**
   * What one has read further than a view of the server's shows, as the events that tell it: here, or on a page before
   * this one, which could not tell it any more.
   */
  untold(view: View | undefined): Envelope[] {
    return Object.entries(view?.conversations ?? {}).flatMap(([key, { to, last_seen = "" }]) => {
      const told = this.#untold.get(key)?.timestamp;
      // An earlier version of the page may have kept it in another form.
      const timestamp = told ?? timestampSchema.safeParse(kept(this.#place(key))).data;
      if (timestamp === undefined || timestamp <= last_seen) return [];
      if (told === undefined) this.until(to, timestamp);
      return [LastSeen.event(to, timestamp)];
    });
  }

  #flush(): void {
    for (const seen of this.#waiting.values()) void this.#tell(seen);
    this.#waiting.clear();
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
    return placeOf(this.#parts.room_id) + key;
  }
}

/** Drops all that the server has not heard yet of what was read in a room. */
export function dropSeen(room_id: string): void {
  dropAll(placeOf(room_id));
}

function placeOf(room_id: string): string {
  return `parley.seen.${room_id}.`;
}
