import { keep, kept } from "../browser/local-storage";

/** A longer draft would fill up what a browser keeps for a site, 5 million UTF-16 units for all of it. */
export const KEPT_AT_MOST = 250_000;
/** Up to this length each letter is kept at once; to write more takes time, and waits for a pause. */
const KEPT_AT_ONCE = 10_000;
const PAUSE_MS = 500;

/** The field in which the draft stands. */
type Field = {
  /** A text came from somewhere else: from another tab, or from something done on this page. */
  readonly show: (text: string, from: "page" | "tab") => void;
  /** It turned out whether it outlives the page. */
  readonly tell: (isKept: boolean) => void;
};

/**
 * What a person is writing to one conversation. It belongs to the person and not to a tab: what the browser keeps is
 * shared by all tabs, and a tab that has nothing of its own follows it.
 */
export class Draft {
  /** What stands in this tab. */
  text: string;
  /** Whether it outlives the page. */
  isKept = true;
  readonly #key: string;
  /** What tab and browser had in common last: what differs from it was written here. */
  #base: string;
  #isReleasing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #field: Field | undefined;

  constructor(key: string) {
    this.#key = key;
    this.text = this.#shared;
    this.#base = this.text;
  }

  /** Takes over what was written here. */
  write(text: string): void {
    this.text = text;
    this.#isReleasing = false;
    clearTimeout(this.#timer);
    if (text.length > KEPT_AT_MOST) this.#tell(false);
    else if (text.length > KEPT_AT_ONCE) this.#timer = setTimeout(() => this.save(), PAUSE_MS);
    else this.save();
  }

  /** Puts a text before what is being written. */
  prepend(text: string): void {
    this.write(this.text === "" ? text : `${text}\n${this.text}`);
    this.#field?.show(this.text, "page");
  }

  /** Lets the draft go, of which something else has been made. Until that is safe a crash still brings it back. */
  async release(isSafe: Promise<void>): Promise<void> {
    this.save();
    this.text = "";
    this.#isReleasing = true;
    await isSafe;
    if (!this.#isReleasing) return;
    this.#isReleasing = false;
    this.save();
  }

  /** Has the browser keep it, unless another tab has written something else meanwhile: both are in use then. */
  save(): void {
    clearTimeout(this.#timer);
    if (this.#isReleasing || this.text.length > KEPT_AT_MOST) return;
    if (this.text === this.#base) this.#follow();
    else if (!this.#hasRival()) this.#keep();
  }

  /** The person leaves the field or the tab: no letter of either tab may be lost. */
  settle(): void {
    this.save();
    if (this.text === this.#base || this.#isReleasing || this.text.length > KEPT_AT_MOST) return;
    this.text = [this.#shared, this.text].filter((text) => text !== "").join("\n");
    this.#keep();
    this.#field?.show(this.text, "tab");
  }

  /** Another tab has kept something, or dropped it. */
  changedElsewhere(): void {
    if (this.text === this.#base) this.#follow();
  }

  /** Stands in a field until the returned function is called. */
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
