import { type Addressee, type Command, type Envelope, type Timestamp, timestampAt } from "../../protocol";
import { keyOf, type View } from "../../room/view";
import { dropAll, keep, kept } from "../browser/local-storage";

const PAUSE_MS = 500;
/** For each person, in milliseconds: in a crowd everybody reads the same message at once. */
const SPREAD_MS = 20;
const LONGEST_MS = 30_000;
/** Writing to the browser's store costs about as much as drawing a message: what the server has by then is not written. */
const UNKEPT_MS = 500;

type Parts = {
  readonly room_id: string;
  readonly send: (command: Command) => Promise<unknown>;
  readonly people: () => number;
};
type Seen = { readonly to: Addressee; readonly timestamp: Timestamp };

/** The browser keeps what the server has not answered within half a second, or when the page goes. */
export class LastSeen {
  readonly #parts: Parts;
  readonly #waiting = new Map<string, Seen>();
  readonly #untold = new Map<string, Seen>();
  readonly #unkept = new Map<string, Timestamp>();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  static event(to: Addressee, timestamp: Timestamp): Envelope {
    return { namespace: "chat", timestamp, payload: { message: "set_last_seen_timestamp", ...to, timestamp } };
  }

  until(to: Addressee, timestamp: Timestamp): void {
    const seen = { to, timestamp };
    this.#waiting.set(keyOf(to), seen);
    this.#untold.set(keyOf(to), seen);
    this.#unkept.set(keyOf(to), timestamp);
    this.#keeping ??= setTimeout(() => this.settle(), UNKEPT_MS);
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

  /** Moves a marker back. The server hears of it at once: no later page can tell by itself that it goes before another. */
  back(to: Addressee, timestamp: Timestamp): void {
    this.until(to, timestamp);
    this.#flush();
  }

  all(view: View): void {
    for (const { to, last_seen } of Object.values(view.chat.conversations)) if (last_seen) this.until(to, last_seen);
  }

  /** The markers that are ahead of a view from the server: set here, or on an earlier page that could not send them. */
  untold(view: View | undefined): Envelope[] {
    return Object.entries(view?.chat.conversations ?? {}).flatMap(([key, { to, last_seen = "" }]) => {
      const told = this.#untold.get(key)?.timestamp;
      // An earlier version of the page may have kept it in another form.
      const timestamp = told ?? markerIn(kept(this.#place(key)));
      if (timestamp === undefined || timestamp <= last_seen) return [];
      if (told === undefined) this.until(to, timestamp);
      return [LastSeen.event(to, timestamp)];
    });
  }

  settle(): void {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    for (const [key, timestamp] of this.#unkept) keep(this.#place(key), timestamp);
    this.#unkept.clear();
  }

  #flush(): void {
    for (const seen of this.#waiting.values()) void this.#tell(seen);
    this.#waiting.clear();
  }

  async #tell(seen: Seen): Promise<void> {
    const { to, timestamp } = seen;
    const key = keyOf(to);
    const payload = { action: "set_last_seen_timestamp" as const, ...to, timestamp };
    // The server refuses a group that the user has just left: nothing is lost.
    await this.#parts.send({ namespace: "chat", payload }).catch(() => {});
    if (this.#untold.get(key) === seen) this.#untold.delete(key);
    if (this.#unkept.get(key) === timestamp) this.#unkept.delete(key);
    if (kept(this.#place(key)) === timestamp) keep(this.#place(key), undefined);
  }

  #place(key: string): string {
    return placeOf(this.#parts.room_id) + key;
  }
}

export function dropSeen(room_id: string): void {
  dropAll(placeOf(room_id));
}

function placeOf(room_id: string): string {
  return `parley.seen.${room_id}.`;
}

const MARKER = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

function markerIn(kept = ""): Timestamp | undefined {
  if (MARKER.test(kept)) return kept;
  const at = Date.parse(kept);
  const marker = Number.isNaN(at) ? "" : timestampAt(at);
  return MARKER.test(marker) ? marker : undefined;
}
