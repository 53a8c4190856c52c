import { expect } from "playwright/test";
import type { Stage } from "../kinds/kind";
import { PHONE } from "./room";

/** The search, beside the messages and on a phone in their place. */
export async function search({ alice, bob, wide, look }: Stage): Promise<void> {
  const { room, page } = alice;
  await bob.room.composer.say("The recipe has seven eggs.");
  await expect(room.messages.saying("seven eggs")).toBeVisible();
  await room.search.button.click();
  await room.search.field.fill("seven egg");
  await expect(room.search.hit("seven eggs")).toBeVisible();
  await look("what a search has found", alice);
  await room.search.field.fill("no such word");
  await expect(room.search.hits).toHaveCount(0);
  await look("a search that finds nothing", alice);
  await page.setViewportSize(PHONE);
  await look("the search, on a phone", alice);
  await page.setViewportSize(wide);
  await room.search.close.click();
  await expect(room.search.pane).toHaveCount(0);
}

export async function switcher({ alice: { page, room }, alice, look }: Stage): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(room.own.switcher.getByRole("combobox")).toBeFocused();
  await look("the switcher", alice);
  await page.keyboard.type("bob");
  await expect(room.own.switcher.getByRole("option").first()).toContainText("Bob");
  await look("what the switcher finds", alice);
  await page.keyboard.press("Escape");
  await expect(room.own.switcher).toHaveCount(0);
}

export async function settings({ alice: { page, room }, alice, look }: Stage): Promise<void> {
  await room.own.opensSettings();
  await look("the settings", alice);
  await room.own.choice("Density", "Compact").click();
  await look("the settings, compact", alice);
  await room.own.choice("Density", "Comfortable").click();
  await room.own.settings.getByRole("button", { name: "Notifications" }).click();
  await page.getByRole("dialog", { name: "Notifications" }).waitFor();
  await look("the settings of notifications", alice);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Notifications" })).toHaveCount(0);
}
