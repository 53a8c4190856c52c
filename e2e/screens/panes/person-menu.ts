import type { Locator, Page } from "playwright/test";

/** The actions on a person, as a menu or a sheet, and the windows to which they lead. */
export class PersonMenu {
  readonly menu;
  readonly sheet;
  /** The second menu: for how long somebody is muted. */
  readonly lengths;
  readonly question;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.menu = page.getByRole("menu", { name: "What to do with this person" });
    this.sheet = page.getByRole("dialog", { name: "What to do with this person" });
    this.lengths = page.getByRole("menu", { name: "Cannot write for" });
    this.question = page.getByRole("alertdialog");
  }

  /** The button of a person that opens the menu. */
  of(name: string): Locator {
    return this.#page.getByRole("button", { name: `What to do with ${name}`, exact: true });
  }

  item(name: string): Locator {
    return this.#page.getByRole("menuitem", { name, exact: true });
  }

  /** A second entry is one of the second menu: no mouse of a test goes there as a hand moves it. */
  async chooses(name: string, first: string, second?: string): Promise<void> {
    await this.of(name).click();
    await this.item(first).click();
    if (second !== undefined) await this.item(second).press("Enter");
  }
}
