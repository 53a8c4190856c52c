import { expect, test } from "../fixtures/test";

test("a tooltip comes with the mouse and with the focus, stands in the window, and goes with Escape alone", async ({
  bob,
  meeting,
}) => {
  expect(meeting).toBeTruthy();
  const { page } = bob;
  const tooltip = page.getByRole("tooltip");
  const search = page.getByRole("button", { name: "Search the messages" });
  const notifications = page.getByRole("button", { name: "Notifications", exact: true });
  await notifications.hover();
  await expect(tooltip).toHaveText("Notifications");
  await expect(notifications).toHaveAccessibleDescription("Notifications");
  const [box, width] = [await tooltip.boundingBox(), page.viewportSize()?.width ?? 0];
  expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThan(width);
  expect(box?.y).toBeGreaterThan((await notifications.boundingBox())?.y ?? 0);

  // The mouse may go on to it, and from one to another.
  await tooltip.hover();
  await page.waitForTimeout(300);
  await expect(tooltip).toHaveText("Notifications");
  await search.hover();
  await expect(tooltip).toHaveText("Search the messages");
  await search.click();
  await expect(tooltip).toHaveCount(0);
  await page.mouse.move(0, 0);

  await expect(page.getByRole("searchbox", { name: "Find messages" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: "Close the search" })).toBeFocused();
  await expect(tooltip).toHaveText("Close the search");
  await page.keyboard.press("Escape");
  await expect(tooltip).toHaveCount(0);
  await expect(page.getByRole("searchbox", { name: "Find messages" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox", { name: "Find messages" })).toBeHidden();
});
