import { keep, kept } from "../browser/local-storage";

/** A longer draft would fill up the browser's store for a site, 5 million UTF-16 units in all. */
export const KEPT_AT_MOST = 250_000;
/** Longer texts take time to write, and wait for a pause. */
const KEPT_AT_ONCE = 10_000;
const PAUSE_MS = 500;
/** In milliseconds: another tab may not know yet what was written here. */
const UNHEARD_MS = 500;
const NEVER = Number.NEGATIVE_INFINITY;

type Field = {
  readonly show: (text: string, from: "page" | "tab") => void;
  readonly tell: (isKept: boolean) => void;
};

/** All tabs share the browser's copy, and a tab without changes follows it. */
export class Draft {
  text: string;
  isKept = true;
  readonly #key: string;
  readonly #tellSent: (text: string) => void;
  /** The last text that tab and browser had in common: a difference from it was written here. */
  #base: string;
  #isReleasing = false;
  /** When the text was written here; a text that came from another tab was not. */
  #writtenAt = NEVER;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #field: Field | undefined;

  /** `tellSent` tells the other tabs of the text that this one has sent, and it is not told itself. */
  constructor(key: string, tellSent: (text: string) => void = () => {}) {
    this.#key = key;
    this.#tellSent = tellSent;
    this.text = this.#shared;
    this.#base = this.text;
  }

  write(text: string): void {
    this.text = text;
    this.#writtenAt = performance.now();
    this.#isReleasing = false;
    clearTimeout(this.#timer);
    if (text.length > KEPT_AT_MOST) this.#tell(false);
    else if (text.length > KEPT_AT_ONCE) this.#timer = setTimeout(() => this.save(), PAUSE_MS);
    else this.save();
  }

  prepend(text: string): void {
    this.write(this.text === "" ? text : `${text}\n${this.text}`);
    this.#field?.show(this.text, "page");
  }

  /** Until the message is safe, a crash still brings the draft back. */
  async release(isSafe: Promise<void>): Promise<void> {
    const sent = this.text;
    if (sent !== this.#base) this.save();
    this.text = "";
    this.#isReleasing = true;
    await isSafe;
    this.#tellSent(sent);
    if (!this.#isReleasing) return;
    this.#isReleasing = false;
    this.save();
  }

  /** If another tab has written something else meanwhile, both texts are in use. */
  save(): void {
    clearTimeout(this.#timer);
    if (this.#isReleasing || this.text.length > KEPT_AT_MOST) return;
    if (this.text === this.#base) this.#follow();
    else if (!this.#hasRival()) this.#keep();
  }

  /** Saves when the user leaves the field or the tab: neither tab may lose a letter. */
  settle(): void {
    this.save();
    if (this.text === this.#base || this.#isReleasing || this.text.length > KEPT_AT_MOST) return;
    this.text = [this.#shared, this.text].filter((text) => text !== "").join("\n");
    this.#keep();
    this.#field?.show(this.text, "tab");
  }

  changedElsewhere(): void {
    if (this.text !== this.#base) return;
    const isNew = performance.now() - this.#writtenAt < UNHEARD_MS;
    // A browser tells its tabs of each other a moment later: the other one may have given up an earlier text.
    if (isNew && !this.#shared.includes(this.text)) this.#base = this.#shared;
    this.save();
  }

  /** The other tab knew of the text that stands here, however new it is. */
  sentElsewhere(text: string): void {
    if (text === "" || this.text !== text) return;
    this.text = "";
    this.#keep();
    this.#field?.show("", "tab");
  }

  standsIn(field: Field): () => void {
    this.#field = field;
    return () => {
      this.#field = undefined;
      this.settle();
    };
  }

  #follow(): void {
    const shared = this.#shared;
    if (shared === this.#base) return;
    this.#base = shared;
    this.text = shared;
    this.#writtenAt = NEVER;
    this.#field?.show(shared, "tab");
    this.#tell(true);
  }

  #keep(): void {
    this.#tell(keep(this.#key, this.text === "" ? undefined : this.text));
    this.#base = this.text;
  }

  #tell(isKept: boolean): void {
    this.isKept = isKept;
    this.#field?.tell(isKept);
  }

  #hasRival(): boolean {
    const shared = this.#shared;
    return shared !== this.#base && !this.text.includes(shared);
  }

  get #shared(): string {
    return kept(this.#key) ?? "";
  }
}
