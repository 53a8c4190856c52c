import type { Locator, Page } from "playwright/test";

/** A field by the text of its label. */
export function field(within: Page | Locator, label: string): Locator {
  return within.getByRole("textbox", { name: label, exact: true });
}
