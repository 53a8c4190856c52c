import type { Locator, Page } from "playwright/test";

/** The people here: beside the messages or, on a narrow screen, in their place. */
export class People {
  readonly aside;
  readonly search;
  readonly all;

  constructor(page: Page) {
    this.aside = page
      .getByRole("complementary", { name: "People" })
      .or(page.getByRole("main").getByRole("region", { name: "People" }));
    this.search = this.aside.getByRole("searchbox", { name: "Find a person" });
    this.all = this.aside.getByRole("link");
  }

  named(name: string): Locator {
    return this.all.filter({ hasText: name });
  }

  async messagePrivately(name: string): Promise<void> {
    await this.named(name).click();
  }
}
