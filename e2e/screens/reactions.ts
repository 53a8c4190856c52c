import type { Locator, Page } from "playwright/test";

/** The reactions under messages, and the choice of another. */
export class Reactions {
  readonly picker;
  readonly search;
  readonly tooltip;

  constructor(page: Page) {
    this.picker = page.getByRole("dialog", { name: "Choose a reaction" });
    this.search = this.picker.getByRole("searchbox", { name: "Find an emoji" });
    this.tooltip = page.getByRole("tooltip");
  }

  /** A reaction by its name as it is read: `👍, 2, yours`. */
  under(message: Locator, name: string): Locator {
    return message.getByRole("button", { name, exact: true });
  }

  all(message: Locator): Locator {
    return message.getByRole("list", { name: "Reactions" }).getByRole("button");
  }

  add(message: Locator): Locator {
    return message.getByRole("button", { name: "Add a reaction" });
  }
}
