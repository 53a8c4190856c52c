import type { Locator, Page } from "playwright/test";

/** Elements that lie over the page for a while. */
export function toastOf(page: Page): Locator {
  return page.getByRole("button", { name: "Dismiss" }).locator("xpath=../..");
}

/** The button of a toast that takes back what it tells. The composer has another for a message that was just sent. */
export function undoInToast(page: Page): Locator {
  return toastOf(page).getByRole("button", { name: /^Undo (?!sending)/ });
}
