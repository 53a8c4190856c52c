import type { Locator, Page } from "playwright/test";

/** The actions on a message: its bar, its menu or sheet, and the selection. */
export class MessageMenu {
  readonly menu;
  readonly sheet;
  readonly toolbar;
  /** The sentence over the list about a message to which a link leads. */
  readonly linkNotice;

  constructor(page: Page) {
    this.menu = page.getByRole("menu", { name: "What to do with the message" });
    this.sheet = page.getByRole("dialog", { name: "What to do with the message" });
    this.toolbar = page.getByRole("toolbar", { name: "Selected messages" });
    this.linkNotice = page.getByRole("main").getByText("This message is not there any more, or you may not read it.");
  }

  item(name: string): Locator {
    return this.menu.getByRole("menuitem", { name });
  }

  /** The button of a message's bar. */
  inBar(message: Locator, name: string): Locator {
    return message.locator("xpath=ancestor::*[@data-row]").getByRole("button", { name, exact: true });
  }
}
