import type { Envelope } from "../../protocol";
import { keyOf, type View } from "../../room/view";
import type { AmongTabs } from "./among-tabs";
import { announcementOf, isStillUnread, messageOf, type Occurrence, occurrenceOf } from "./occurrence";
import { isTold, type Look, type Ways } from "./rule";

/** Messages within this time are told together; the tabs claim it, and wait as long for better claims. */
const TOGETHER_MS = 250;
export const EVERY_MS = 5_000;
/** A flood is told by its newest messages. */
const MOST = 200;

type Parts = {
  readonly view: () => View | undefined;
  readonly look: (of: Occurrence) => Look;
  readonly waysOf: (of: Occurrence, look: Look) => Ways;
  readonly tabs: AmongTabs;
  /** These are all private or all public. */
  readonly tell: (occurrences: readonly Occurrence[], ways: Ways) => void;
  readonly now: () => number;
  /** Returns a function that cancels. */
  readonly after: (ms: number, run: () => void) => () => void;
};

/**
 * Only events are told, never a history; what was read, removed or looked at in the meantime is not, and private
 * messages never together with public ones.
 */
export class Teller {
  readonly #parts: Parts;
  #gathered: Occurrence[] = [];
  #queue: Occurrence[] = [];
  #gathering: (() => void) | undefined;
  #pause: (() => void) | undefined;
  readonly #ends = new Set<() => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  hear({ payload }: Envelope, wasMissed: boolean): void {
    const view = this.#parts.view();
    if (view === undefined) return;
    if (payload.message === "message_sent") this.#consider(occurrenceOf(view, payload));
    if (payload.message === "message_pinned" && !wasMissed) {
      const announcement = announcementOf(view, payload);
      if (announcement) this.#consider(announcement);
    }
  }

  end(): void {
    for (const end of [this.#gathering, this.#pause, ...this.#ends]) end?.();
  }

  #consider(occurrence: Occurrence): void {
    if (!this.#isWorthwhile(occurrence)) return;
    this.#gathered = [...this.#gathered, occurrence].slice(-MOST);
    this.#gathering ??= this.#parts.after(TOGETHER_MS, () => this.#claim());
  }

  #claim(): void {
    const claimed = this.#gathered.filter((it) => this.#isWorthwhile(it));
    this.#gathered = [];
    this.#gathering = undefined;
    if (claimed.length === 0) return;
    this.#parts.tabs.claim(claimed.map(({ id }) => id));
    const end = this.#parts.after(TOGETHER_MS, () => {
      this.#ends.delete(end);
      this.#queue = [...this.#queue, ...claimed].slice(-MOST);
      this.#flush();
    });
    this.#ends.add(end);
  }

  #flush(): void {
    if (this.#pause !== undefined) return;
    const { tabs, now, after, tell } = this.#parts;
    const mine = new Set(tabs.mine(this.#queue.map(({ id }) => id)));
    this.#queue = this.#queue.filter((it) => mine.has(it.id) && this.#isWorthwhile(it));
    if (this.#queue.length === 0) return;
    const pause = tabs.toldAt + EVERY_MS - now();
    if (pause > 0) {
      this.#pause = after(pause, () => {
        this.#pause = undefined;
        this.#flush();
      });
      return;
    }
    const privates = this.#queue.filter(({ to }) => to.scope === "private");
    const due = privates.length > 0 ? privates : this.#queue;
    this.#queue = this.#queue.filter((it) => !due.includes(it));
    tabs.told(
      due.map(({ id }) => id),
      now(),
    );
    const ways = due.map((it) => this.#ways(it));
    tell(due, { sound: ways.some(({ sound }) => sound), desktop: ways.some(({ desktop }) => desktop) });
    this.#flush();
  }

  #isWorthwhile(occurrence: Occurrence): boolean {
    const view = this.#parts.view();
    if (view === undefined || !isTold(this.#ways(occurrence))) return false;
    if (occurrence.calls === "announces") return isAnnounced(view, occurrence);
    return isStillUnread(view, occurrence);
  }

  #ways(occurrence: Occurrence): Ways {
    return this.#parts.waysOf(occurrence, this.#parts.look(occurrence));
  }
}

function isAnnounced(view: View, occurrence: Occurrence): boolean {
  const pin = view.pins.find(({ id }) => id === occurrence.message_id);
  return pin?.announcement === true && (pin.message !== undefined || messageOf(view, occurrence) !== undefined);
}

export function lookAt(
  occurrence: Occurrence,
  isLookedAt: boolean,
  open: Parameters<typeof keyOf>[0] | undefined,
): Look {
  if (!isLookedAt) return "away";
  return open && keyOf(open) === keyOf(occurrence.to) ? "there" : "here";
}
