import type { Locator, Page } from "playwright/test";

/** Everyone, one's groups and one's private exchanges. */
export class Conversations {
  readonly nav;
  readonly all;

  constructor(page: Page) {
    this.nav = page.getByRole("navigation", { name: "Conversations" });
    this.all = this.nav.getByRole("link");
  }

  /** A conversation by its name, with which the link's own begins: the last line and the count follow. */
  named(name: string): Locator {
    return this.nav.getByRole("link", { name: new RegExp(`^${name}( |$)`) });
  }

  /** How much of it is unread, in words: there is none when all is read. */
  unreadIn(name: string): Locator {
    return this.named(name).getByText(/^\d+ unread$/);
  }

  /** How many unread messages in it mention the user, in words. */
  mentionsIn(name: string): Locator {
    return this.named(name).getByText(/^\d+ messages? mentions? you$/);
  }

  async open(name: string): Promise<void> {
    await this.named(name).click();
  }
}
