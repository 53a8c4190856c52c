import type { Locator, Page } from "playwright/test";

/** The search in the messages: beside them or, on a narrow screen, in their place. */
export class Search {
  readonly button;
  readonly pane;
  readonly field;
  readonly status;
  readonly hits;
  readonly close;
  readonly hasLink;
  readonly from;

  constructor(page: Page) {
    this.button = page
      .getByRole("banner")
      .getByRole("button", { name: "Search the messages" })
      .or(page.getByRole("banner").getByRole("link", { name: "Search the messages" }));
    this.pane = page
      .getByRole("complementary", { name: "Search" })
      .or(page.getByRole("main").getByRole("region", { name: "Search" }));
    this.field = this.pane.getByRole("searchbox", { name: "Find messages" });
    this.status = this.pane.getByRole("status");
    this.hits = this.pane.getByRole("list", { name: "Messages found" }).getByRole("link");
    this.close = this.pane.getByRole("button", { name: "Close the search" });
    this.hasLink = this.pane.getByRole("button", { name: "Has a link" });
    this.from = this.pane.getByRole("combobox", { name: "From" });
  }

  hit(text: string): Locator {
    return this.hits.filter({ hasText: text });
  }
}
