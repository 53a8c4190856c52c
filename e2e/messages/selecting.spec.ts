import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

const clipboardOf = ({ page }: Person) => page.evaluate(() => navigator.clipboard.readText());
const boxOf = ({ page }: Person, at: number) => page.getByRole("checkbox").nth(at);

test("a click with Shift selects a range, on a box too, and leaves out what was removed", async ({
  alice,
  bob,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  const { page, room } = bob;
  const { messages, messageMenu } = room;
  const texts = ["One.", "Two.", "Three.", "Four.", "Five."];
  for (const text of texts) {
    await alice.room.composer.say(text);
    await expect(messages.saying(text)).toBeVisible();
  }
  await alice.room.messages.saying("Three.").click({ button: "right" });
  await alice.room.messageMenu.item("Remove…").click();
  // An answer keeps the line of a message that is taken back within ten seconds.
  await bob.room.messages.saying("Three.").hover();
  await messageMenu.inBar(messages.saying("Three."), "Reply").click();
  await room.composer.say("Why?");
  await alice.page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  const removed = messages.saying("The author took this message back.");
  await expect(removed).toBeVisible();
  await expect(alice.room.messages.log).toContainText("You took this message back.");
  await removed.click({ button: "right" });
  await expect(messageMenu.item("Copy link")).toBeVisible();
  await expect(messageMenu.item("Select")).toHaveCount(0);
  await expect(messageMenu.item("Reply")).toHaveCount(0);
  await page.keyboard.press("Escape");

  await messages.saying("One.").click({ button: "right" });
  await messageMenu.item("Select").click();
  await expect(page.getByRole("checkbox")).toHaveCount(5);
  await removed.click();
  await expect(messageMenu.toolbar).toContainText("1 selected");
  await boxOf(bob, 3).click({ modifiers: ["Shift"] });
  await expect(messageMenu.toolbar).toContainText("4 selected");
  await boxOf(bob, 1).click();
  await expect(messageMenu.toolbar).toContainText("3 selected");
  await expect(boxOf(bob, 1)).not.toBeChecked();
  await messageMenu.toolbar.getByRole("button", { name: "Copy" }).click();
  await expect.poll(() => clipboardOf(bob)).toMatch(/^\S+ Alice: One\.\n\S+ Alice: Four\.\n\S+ Alice: Five\.$/);
});

test("a stretch that is copied by the mouse has the user's name, as others know it", async ({
  alice,
  bob,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  await alice.room.composer.say("Who takes it?");
  await expect(bob.room.messages.saying("Who takes it?")).toBeVisible();
  await bob.room.composer.say("I do.");
  await expect(bob.room.messages.saying("I do.").locator("time")).toBeVisible();
  await bob.room.messages.log.focus();
  await bob.page.keyboard.press("ControlOrMeta+A");
  await bob.page.keyboard.press("ControlOrMeta+C");
  await expect.poll(() => clipboardOf(bob)).toMatch(/^Alice, \d\d:\d\d\nWho takes it\?\n\nBob, \d\d:\d\d\nI do\.\n$/);
});
