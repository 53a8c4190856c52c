import type { Locator, Page } from "playwright/test";

/** The button of a toast that takes back what it tells. The composer has another for a message that was just sent. */
export function undoInToast(page: Page): Locator {
  const card = page.getByRole("button", { name: "Dismiss" }).locator("xpath=..");
  return card.getByRole("button", { name: "Undo", exact: true });
}
