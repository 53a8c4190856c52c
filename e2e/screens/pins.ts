import type { Locator, Page } from "playwright/test";
import { undoInToast } from "./toast";

/** The pins above the messages of a conversation, and the list of them. */
export class Pins {
  readonly strip: Locator;
  readonly list: Locator;
  readonly dialog: Locator;
  readonly next: Locator;
  readonly hide: Locator;
  readonly undo: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.strip = page.getByRole("region", { name: "Pinned messages" });
    this.list = page.getByRole("dialog", { name: "Pinned messages" });
    this.dialog = page.getByRole("dialog", { name: /^(Pin this message|Make this an announcement)\?$/ });
    this.next = this.strip.getByRole("button", { name: "Next pinned message" });
    this.hide = this.strip.getByRole("button", { name: "Hide until something new is pinned" });
    this.undo = undoInToast(page);
  }

  /** The way from the strip to the message that it shows. */
  get way(): Locator {
    return this.strip.getByRole("button").first();
  }

  showAll(): Promise<void> {
    return this.strip.getByRole("button", { name: /^All pinned messages/ }).click();
  }

  back(count: number): Locator {
    return this.#page.getByRole("button", { name: `Show ${count} pinned message` });
  }
}
